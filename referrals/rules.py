"""R21: a partner that waits, or a woman of whom nothing is heard any more."""

from datetime import timedelta
from itertools import chain

from django.db.models import DateTimeField, ExpressionWrapper, F, OuterRef, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.reminders.recipients import supervisors_of, worker_and
from cases.reminders.rules import Rule, dues
from coalesce.permissions import Role
from referrals.models import ReceivedReferral, Referral, SentReferral, Status

FEEDBACK, SUPERVISED = 14, 30


def unanswered(until, case=None):
    """What was sent and is late. An emergency is late after hours, so the clock counts here and not the day alone."""
    late = _sent(case).filter(referral__status=Status.SENT, referral__late_from__lte=timezone.now())
    return dues(late.filter(referral__answer_by__lte=until), "referral__answer_by")


def questions(until, case=None):
    """What a partner asked. It is told from the first day, because a woman waits with it."""
    return dues(_sent(case).filter(referral__status=Status.NEEDS_INFO), "referral__answer_by")


def silent(days):
    """Accepted, and nothing heard for so many days: told on both sides, each to its own people."""

    def due_set(until, case=None):
        sent = _sent(case).filter(referral__status=Status.ACCEPTED).annotate(day=_after("referral__answered_at", days))
        received = _of_open_cases(ReceivedReferral.objects.all(), case).annotate(day=Subquery(_day_of_silence(days)))
        return chain(dues(sent.filter(day__lte=until), "day"), dues(received.filter(day__lte=until), "day"))

    return due_set


def _day_of_silence(days):
    accepted = Referral.objects.received().filter(pk=OuterRef("referral_id"), status=Status.ACCEPTED)
    return accepted.annotate(day=_after("answered_at", days)).values("day")


def _after(moment, days):
    return TruncDate(ExpressionWrapper(F(moment) + timedelta(days=days), output_field=DateTimeField()))


def _sent(case):
    return _of_open_cases(SentReferral.objects.all(), case)


def _of_open_cases(rows, case):
    rows = rows.exclude(case__state=Case.State.CLOSED)
    return rows if case is None else rows.filter(case=case)


def worker_and_supervisors(case_ids):
    workers, supervisors = worker_and(Role.SUPERVISOR)(case_ids), supervisors_of(case_ids)
    return {case_id: workers[case_id] | supervisors[case_id] for case_id in case_ids}


RULES = (
    Rule(
        code="R21",
        label=_("Referral without an answer"),
        sentence=_("Call the partner, or take it back and look for another."),
        due_set=unanswered,
        recipients=worker_and_supervisors,
        leads=(0,),
        hourly=True,
    ),
    Rule(
        code="R21Q",
        label=_("A partner asks about a referral"),
        sentence=_("Speak with her, and answer."),
        due_set=questions,
        recipients=worker_and(Role.SUPERVISOR),
        leads=(30,),
        hourly=True,
    ),
    Rule(
        code="R21F",
        label=_("Nothing heard since a referral was accepted"),
        sentence=_("Ask each other how it goes, and write it on the referral."),
        due_set=silent(FEEDBACK),
        recipients=worker_and(Role.SUPERVISOR),
        leads=(0,),
    ),
    Rule(
        code="R21S",
        label=_("Nothing heard for a month since a referral was accepted"),
        sentence=_("Speak with the worker and with the partner."),
        due_set=silent(SUPERVISED),
        recipients=supervisors_of,
        leads=(0,),
    ),
)
