"""What is tidied up while nobody looks."""

from celery import shared_task

from cases.notes import drafts
from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for


@shared_task
def forget_expired_drafts():
    for organisation_id in Organisation.objects.values_list("pk", flat=True):
        with acting_for(organisation_id):
            drafts.forget_expired()
