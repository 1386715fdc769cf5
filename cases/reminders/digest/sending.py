"""Sends the letter that waits for one person.

Whoever writes to her holds her until the transaction ends: of two workers at once, the second leaves her alone.
"""

import contextlib
import logging
from smtplib import SMTPRecipientsRefused

from django.core.cache import cache
from django.core.mail import get_connection
from django.db import connection
from django.utils import timezone

from cases.models import Leave
from cases.reminders.digest import counting, letter
from cases.reminders.digest.models import Digest, choice_of
from cases.reminders.digest.rhythm import Rhythm
from coalesce.accounts.models import User
from coalesce.permissions import Permission

logger = logging.getLogger("coalesce.digest")

LOCK = 7_303
AWAY, LEFT_ALONE = "mail-server-away", 60
"""Seconds for which nobody waits for a server that could not be reached: a hundred letters are not a hundred waits."""
WAITING, SENT, NOTHING, DROPPED = Digest.State


def write_to(person_id, now=None):
    """Send what waits for somebody of the acting organisation; of letters for several days, the last one alone."""
    now = now or timezone.now()
    if not _held(person_id):
        return
    *older, newest = Digest.objects.waiting().filter(recipient=person_id).order_by("day") or [None]
    for digest in older:
        digest.end(DROPPED, now)
    if older:
        newest.waits_since = min(digest.waits_since for digest in older)
        newest.save(update_fields=["waits_since"])
    if newest:
        _decide(newest, now)


def _decide(digest, now):
    person = User.objects.select_related("organisation").get(pk=digest.recipient_id)
    rhythm = Rhythm(choice_of(person), person.organisation)
    if not _wants(person, rhythm, now):
        digest.end(DROPPED, now)
    elif rhythm.is_quiet(now):
        return
    elif counts := counting.waiting_for(person, rhythm, now):
        state = hand_over(letter.message(person=person, counts=counts, key=digest.pk))
        if state != WAITING:
            digest.end(state, now)
    else:
        digest.end(NOTHING, now)


def _wants(person, rhythm, now):
    """Whether she is still there for a letter and has had none today: what waited for days comes once."""
    today = rhythm.here(now).date()
    last = Digest.objects.sent().filter(recipient=person).order_by("-ended_at").first()
    return (
        person.is_active
        and person.may(Permission.MYDAY)
        and not rhythm.is_never
        and not Leave.objects.on(today).filter(person=person).exists()
        and not (last and rhythm.here(last.ended_at).date() == today)
    )


def hand_over(message):
    """The state of a letter after the mail server was asked to take it. Every error of smtplib is an OSError."""
    server = get_connection()
    if not _is_reached(server):
        return WAITING
    try:
        server.send_messages([message])
    except OSError as problem:
        logger.warning("the mail server has not taken a letter", exc_info=True)
        return DROPPED if _is_for_good(problem) else WAITING
    finally:
        # What was taken stays taken, however the conversation ends.
        with contextlib.suppress(OSError):
            server.close()
    return SENT


def _is_for_good(problem):
    """Whether the server never takes a letter to this address. The next day's letter asks it again."""
    return isinstance(problem, SMTPRecipientsRefused) and all(code >= 500 for code, _why in problem.recipients.values())


def _is_reached(server):
    if cache.get(AWAY):
        return False
    try:
        server.open()
    except OSError:
        logger.warning("the mail server cannot be reached", exc_info=True)
        cache.set(AWAY, True, LEFT_ALONE)
        return False
    return True


def _held(person_id):
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s, %s)", [LOCK, person_id])
        return cursor.fetchone()[0]
