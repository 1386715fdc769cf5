"""A partner waits for this organisation, and a woman with it: there is no case yet, so the supervisors are told."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.reminders.recipients import those_with
from cases.reminders.rules import Due, Rule
from coalesce.permissions import Role
from referrals.models import Referral, Urgency

SOON = (Urgency.EMERGENCY, Urgency.URGENT)


def to_answer_soon(until, case=None):
    """What came as an emergency or as urgent, and has no answer yet."""
    if case is not None:
        return []
    waiting = Referral.objects.received().waiting().filter(urgency__in=SOON, answer_by__lte=until)
    return [Due(pk, None, None, day) for pk, day in waiting.values_list("pk", "answer_by")]


def inbox(_referral):
    return reverse("referrals:inbox")


WAITS_FOR_US = Rule(
    code="R21W",
    label=_("A partner waits for your answer, soon"),
    sentence=_("Somebody who may answer opens it today: accept, ask, or decline, so that she is not left waiting."),
    due_set=to_answer_soon,
    recipients=those_with(Role.SUPERVISOR),
    leads=(1, 0),
    hourly=True,
    link=inbox,
)
