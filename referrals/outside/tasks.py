"""Jobs: what the clock does to links."""

from celery import shared_task

from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for
from referrals.outside import actions


@shared_task
def close_ended_links():
    """One transaction for each organisation. Nobody could open them since their moment; this tells the sender."""
    for organisation_id in Organisation.objects.values_list("pk", flat=True):
        with acting_for(organisation_id):
            actions.close_ended_links()
