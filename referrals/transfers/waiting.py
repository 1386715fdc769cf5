"""Transfers that wait for somebody: for a supervisor who looks at it, for the partner, or for an answer of ours."""

from django.db.models import F
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.reminders.recipients import supervisors_of, those_with
from cases.reminders.rules import Due, Rule, dues
from coalesce.permissions import Role
from referrals.rules import worker_and_supervisors
from referrals.transfers.models import SentTransfer, Status, Transfer


def to_approve(until, case=None):
    sides = _sent(case, Status.TO_APPROVE).annotate(day=TruncDate("transfer__drafted_at"))
    return dues(sides.filter(day__lte=until), "day")


def unanswered(until, case=None):
    """The day of the answer has passed."""
    late = _sent(case, Status.REQUESTED).filter(transfer__answer_by__lt=timezone.localdate())
    return dues(late.annotate(day=F("transfer__answer_by")).filter(day__lte=until), "day")


def for_us():
    """Asked of this organisation, which has no case of hers yet."""
    return Transfer.objects.received().waiting()


def to_answer(until, case=None):
    if case is not None:
        return []
    asked = for_us().filter(answer_by__lte=until)
    return [Due(pk, None, None, day) for pk, day in asked.values_list("pk", "answer_by")]


def _sent(case, status):
    sides = SentTransfer.objects.filter(transfer__status=status).exclude(case__state=Case.State.CLOSED)
    return sides if case is None else sides.filter(case=case)


def list_of_transfers(_transfer):
    return reverse("transfers:list")


TO_APPROVE = Rule(
    code="HANDASK",
    label=_("Transfer across a border: look at it"),
    sentence=_(
        "A colleague asks you to look at it in her referrals. It goes with your yes, or back with what is missing."
    ),
    due_set=to_approve,
    recipients=supervisors_of,
    leads=(0,),
)
UNANSWERED = Rule(
    code="R21T",
    label=_("Transfer without an answer"),
    sentence=_("Call the partner, or take it back and talk with her about another. You are still responsible for her."),
    due_set=unanswered,
    recipients=worker_and_supervisors,
    leads=(0,),
    hourly=True,
)
WAITS_FOR_US = Rule(
    code="R21TW",
    label=_("A partner asks you to take somebody on"),
    sentence=_("Somebody who may answer opens it: take her on, or decline, so that nobody is left without an answer."),
    due_set=to_answer,
    recipients=those_with(Role.SUPERVISOR),
    leads=(1, 0),
    hourly=True,
    link=list_of_transfers,
)
RULES = (TO_APPROVE, UNANSWERED, WAITS_FOR_US)
