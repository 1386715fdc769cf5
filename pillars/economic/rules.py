"""R11, R12 and R30: she may work, her stay ends, her course ends. All three from days that somebody entered."""

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Due, Rule
from coalesce.permissions import Role
from pillars.economic.models import Home, LanguageLevel, Learning, RightToWork


def beginning_rights(until, case=None):
    """Those that lay in the future when they were written down."""
    rights = RightToWork.objects.filter(since__gt=F("recorded_on"), since__lte=until)
    return _due(rights, "since", case)


def ending_stays(until, case=None):
    """Where she still lives."""
    return _due(Home.objects.filter(until=None, stay_ends_on__lte=until), "stay_ends_on", case)


def courses_to_test(until, case=None):
    """Language courses that she did not leave, until a level after them is recorded."""
    tested = LanguageLevel.objects.filter(
        case=OuterRef("case"), language=OuterRef("language"), reached_on__gte=OuterRef("until")
    )
    courses = Learning.objects.filter(
        ~Exists(tested),
        kind=Learning.Kind.LANGUAGE_COURSE,
        outcome__in=(Learning.Outcome.UNDER_WAY, Learning.Outcome.COMPLETED),
        until__gte=F("recorded_on"),
        until__lte=until,
    )
    return _due(courses, "until", case)


def _due(rows, day, case):
    rows = rows.exclude(case__state=Case.State.CLOSED)
    if case is not None:
        rows = rows.filter(case=case)
    return [Due(*row) for row in rows.values_list("id", "case_id", "woman_id", day)]


MAY_WORK = Rule(
    code="R11",
    label=_("Right to work begins"),
    sentence=_("Speak with her about what she would like to do, and register with her where she wishes."),
    due_set=beginning_rights,
    recipients=worker_and(Role.SPECIALIST_ECONOMIC),
    leads=(14,),
)
STAY_ENDS = Rule(
    code="R12",
    label=_("Her stay where she lives ends"),
    sentence=_("Look with her for the next safe place, or ask for a longer stay."),
    due_set=ending_stays,
    recipients=worker_and(Role.CASEWORKER),
    leads=(14, 7, 3),
)
COURSE_ENDS = Rule(
    code="R30",
    label=_("Language course ends"),
    sentence=_("Offer her a test of her level, and record it."),
    due_set=courses_to_test,
    recipients=worker_and(Role.SPECIALIST_ECONOMIC),
    leads=(14,),
)
RULES = (MAY_WORK, STAY_ENDS, COURSE_ENDS)
