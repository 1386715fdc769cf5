"""The jobs of the clock. They carry ids, and their logs hold counts."""

import logging

from celery import shared_task
from django.utils import timezone

from cases.reminders.digest import planning, sending, waiting
from cases.reminders.digest.models import Digest
from coalesce.accounts.models import Organisation
from coalesce.outbox import outbox
from coalesce.tenancy import acting_for

logger = logging.getLogger("coalesce.digest")


@shared_task
def write_letters():
    """A job for each organisation, so that a fault in one leaves the others' letters alone."""
    for organisation_id in Organisation.objects.active().values_list("pk", flat=True):
        write_letters_of.delay(organisation_id)


@shared_task
def write_letters_of(organisation_id):
    """A job for each letter whose time has come. A letter stays here until it has left, whatever becomes of the job."""
    now = timezone.now()
    with acting_for(organisation_id):
        planning.plan(now)
        letters = Digest.objects.to_send(now).select_for_update(skip_locked=True)
        for digest in letters:
            digest.put_off(now)
            outbox.put("cases.reminders.digest.tasks.write_letter_to", organisation_id, digest.recipient_id)
        waiting.note()
    logger.info("letters of organisation %d: %d to send", organisation_id, len(letters))


@shared_task
def write_letter_to(organisation_id, person_id):
    with acting_for(organisation_id):
        sending.write_to(person_id)
        waiting.note()
