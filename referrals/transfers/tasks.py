"""Jobs: the sender's own part after the partner has said yes, and what the clock does to transfers."""

from celery import shared_task

from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for
from referrals.transfers import actions


@shared_task
def close_files_of(organisation_id):
    """The receiver cannot write in the sender's case; the sender itself does, in a transaction of its own."""
    with acting_for(organisation_id):
        actions.close_files()


@shared_task
def bring_transfers_up_to_date():
    """One transaction for each organisation: consents that have ended, and files that are still to be closed."""
    for organisation_id in Organisation.objects.values_list("pk", flat=True):
        with acting_for(organisation_id):
            actions.expire_transfers()
            actions.close_files()
