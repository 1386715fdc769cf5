"""Jobs: what the clock does to referrals."""

from celery import shared_task

from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for
from referrals import actions


@shared_task
def write_down_expired_referrals():
    """One transaction for each organisation. The database has refused them since midnight; this tells the sender."""
    for organisation_id in Organisation.objects.values_list("pk", flat=True):
        with acting_for(organisation_id):
            actions.expire_referrals()
