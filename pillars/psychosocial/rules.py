"""R15: a safety plan is to be looked at again. R19: a questionnaire is to be offered again."""

import datetime

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Case, StateChange
from cases.reminders.recipients import worker_and
from cases.reminders.rules import PORTION, Due, Rule, dues
from coalesce.days import months_after
from coalesce.permissions import Role
from pillars.psychosocial.models import Administration, SafetyPlan

FIRST_AGAIN, YEARLY = 6, 12
SOONEST = datetime.timedelta(days=181)
"""No six months are shorter."""
AT_WORK = (Case.State.ASSESSMENT, Case.State.PLANNING, Case.State.ACTIVE)
LAST = (Administration.Timepoint.EXIT, Administration.Timepoint.AFTERCARE)


def plans_to_review(until, case=None):
    """The latest plan of each open case."""
    newer = SafetyPlan.objects.filter(case=OuterRef("case"), made_on__gt=OuterRef("made_on"))
    plans = SafetyPlan.objects.exclude(case__state=Case.State.CLOSED)
    plans = plans.filter(~Exists(newer), review_on__lte=until)
    if case is not None:
        plans = plans.filter(case=case)
    return dues(plans, "review_on")


def questionnaires_due(until, case=None):
    """Of each questionnaire of a case: six months after the first time, then every year."""
    rows = (
        _newest(case).filter(case__state__in=AT_WORK, held_on__lte=until - SOONEST).annotate(again=Exists(_earlier()))
    )
    rows = rows.values_list("id", "case_id", "woman_id", "held_on", "again")
    for pk, case_id, woman_id, day, again in rows.iterator(chunk_size=PORTION):
        if (due_on := months_after(day, YEARLY if again else FIRST_AGAIN)) <= until:
            yield Due(pk, case_id, woman_id, due_on)


def questionnaires_at_the_end(until, case=None):
    """Each that was used, from the day on which the closure was asked for."""
    asked = StateChange.objects.filter(case=OuterRef("case"), to=Case.State.CLOSURE_REQUESTED).order_by("-moved_at")
    rows = _newest(case).filter(case__state=Case.State.CLOSURE_REQUESTED)
    rows = rows.annotate(asked_at=Subquery(asked.values("moved_at")[:1])).exclude(asked_at=None)
    days = rows.values_list("id", "case_id", "woman_id", "asked_at")
    found = (Due(pk, case_id, woman_id, timezone.localdate(moment)) for pk, case_id, woman_id, moment in days)
    return [due for due in found if due.due_on <= until]


def _newest(case):
    """The newest of each questionnaire, unless it was the one at the end. That she declined is an answer, too."""
    later = _same().filter(
        Q(held_on__gt=OuterRef("held_on")) | Q(held_on=OuterRef("held_on"), made_at__gt=OuterRef("made_at"))
    )
    newest = Administration.objects.filter(~Exists(later)).exclude(timepoint__in=LAST)
    return newest if case is None else newest.filter(case=case)


def _earlier():
    return _same().filter(
        Q(held_on__lt=OuterRef("held_on")) | Q(held_on=OuterRef("held_on"), made_at__lt=OuterRef("made_at"))
    )


def _same():
    return Administration.objects.filter(case=OuterRef("case"), instrument=OuterRef("instrument"))


SAFETY_PLAN_REVIEW = Rule(
    code="R15",
    label=_("Safety plan to be reviewed"),
    sentence=_("Go through it with her, and agree on the next review."),
    due_set=plans_to_review,
    recipients=worker_and(Role.SPECIALIST_PSYCHOSOCIAL),
    leads=(7, 0),
    reaches_her=True,
    escalates_after=3,
)
OFFER_AGAIN = Rule(
    code="R19",
    label=_("A questionnaire is due again"),
    sentence=_("Offer it to her, if she wishes to see how far she has come. Her no is an answer."),
    due_set=questionnaires_due,
    recipients=worker_and(Role.SPECIALIST_PSYCHOSOCIAL),
    leads=(14,),
    reaches_her=True,
)
OFFER_AT_THE_END = Rule(
    code="R19E",
    label=_("A questionnaire at the end"),
    sentence=_("Before the case is closed, offer it to her once more. Her no is an answer."),
    due_set=questionnaires_at_the_end,
    recipients=worker_and(Role.SPECIALIST_PSYCHOSOCIAL),
    leads=(0,),
    reaches_her=True,
)
RULES = (SAFETY_PLAN_REVIEW, OFFER_AGAIN, OFFER_AT_THE_END)
