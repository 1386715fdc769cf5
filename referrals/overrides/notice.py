"""On the day of her caseworker and of the supervisors: what waits for an answer, and what was shared without her."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.doors.notice import caseworker_and_supervisors
from cases.reminders.rules import Due, Rule
from referrals.overrides.models import Override

STANDS_FOR = datetime.timedelta(days=30)
State = Override.State


def waiting(until, case=None):
    asked = _of(Override.objects.filter(state=State.ASKED), case)
    return [Due(pk, case_id, woman, _day(at)) for pk, case_id, woman, at in _rows(asked, "asked_at")]


def decided(until, case=None):
    """For a month, so that whoever leads the case reads it after her holiday too."""
    answered = _of(Override.objects.filter(state__in=(State.APPROVED, State.USED)), case)
    dues = [Due(pk, case_id, woman, _day(at)) for pk, case_id, woman, at in _rows(answered, "decided_at")]
    return [due for due in dues if until - STANDS_FOR < due.due_on <= until]


def _rows(overrides, moment):
    return overrides.values_list("pk", "case", "woman", moment)


def _day(moment):
    return timezone.localdate(moment)


def _of(overrides, case):
    return overrides if case is None else overrides.filter(case=case)


WAITING = Rule(
    code="OVERASK",
    label=_("Sharing without consent: decide"),
    sentence=_("A colleague asks to share without her consent. A supervisor decides it on the page of the case."),
    due_set=waiting,
    recipients=caseworker_and_supervisors,
    leads=(0,),
)
DECIDED = Rule(
    code="OVERRIDE",
    label=_("Shared without her consent"),
    sentence=_("A supervisor allowed it. Read why on the page of the case, and tell her as soon as it is safe."),
    due_set=decided,
    recipients=caseworker_and_supervisors,
    leads=(0,),
)
RULES = (WAITING, DECIDED)
