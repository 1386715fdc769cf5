"""R17: the first assessment of her needs waits. TALK: the day on which they agreed to talk again."""

import datetime
from dataclasses import replace

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from cases.models import Case, Consent
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Rule, dues
from coalesce.permissions import Role
from pillars.models import Assessment

WITHIN = datetime.timedelta(days=14)
BEFORE_A_PLAN = (Case.State.INTAKE, Case.State.ASSESSMENT)


def assessments_not_complete(until, case=None):
    """Two weeks after the opening, where she agrees that a record is kept. Whoever was not asked has ASKHER instead."""
    agreed = Consent.objects.live().filter(case=OuterRef("pk"), purpose=Consent.Purpose.RECORD_KEEPING)
    done = Assessment.objects.ended().filter(case=OuterRef("pk"), kind=Assessment.Kind.INITIAL_NEEDS)
    cases = Case.objects.filter(Exists(agreed), ~Exists(done), state__in=BEFORE_A_PLAN)
    cases = cases.filter(opened_on__lte=until - WITHIN)
    if case is not None:
        cases = cases.filter(pk=case.pk)
    opened = dues(cases, "opened_on", case="id")
    return (replace(due, due_on=due.due_on + WITHIN) for due in opened)


def talks_agreed(until, case=None):
    """Of the newest talk over her whole life in each case that is at work."""
    talks = Assessment.objects.over_all()
    newer = talks.filter(case=OuterRef("case"), held_on__gt=OuterRef("held_on"))
    agreed = talks.filter(~Exists(newer), next_on__lte=until).exclude(case__state=Case.State.CLOSED)
    if case is not None:
        agreed = agreed.filter(case=case)
    return dues(agreed, "next_on")


NOT_COMPLETE = Rule(
    code="R17",
    label=_("First assessment of her needs is not complete"),
    sentence=_("Go on with it at her pace. What she does not want to speak of is an answer, too."),
    due_set=assessments_not_complete,
    recipients=worker_and(Role.CASEWORKER),
    leads=(0,),
    reaches_her=True,
)
TALK_AGREED = Rule(
    code="TALK",
    label=_("Time to talk again"),
    sentence=_("This day was agreed in the last talk. Ask her whether it still suits her."),
    due_set=talks_agreed,
    recipients=worker_and(Role.CASEWORKER),
    leads=(7, 0),
    reaches_her=True,
)
RULES = (NOT_COMPLETE, TALK_AGREED)
