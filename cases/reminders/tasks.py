"""The jobs of the clock. They carry the number of an organisation at most, and their logs hold counts."""

import logging

from celery import shared_task

from cases.reminders import heartbeat, keeping_up
from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for

logger = logging.getLogger("coalesce.reminders")


@shared_task
def make_due_reminders():
    """A job for each organisation, so that a fault in one leaves the others' dates alone."""
    for organisation_id in Organisation.objects.active().values_list("pk", flat=True):
        make_due_reminders_of.delay(organisation_id)


@shared_task
def make_due_reminders_of(organisation_id):
    with acting_for(organisation_id):
        done = keeping_up.keep_up()
    heartbeat.beat(organisation_id)
    logger.info("reminders of organisation %d: %d made, %d superseded", organisation_id, done.made, done.superseded)
