"""R11 to R14 and R30: she may work, her stay, a programme or a course ends, and talks that the state still pays.

From days that somebody entered. Where none was, and the law of the organisation's country sets a length, a suggestion.
"""

from dataclasses import replace

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.circumstances import Accommodation
from cases.models import Case
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Rule, dues
from coalesce.accounts import here
from coalesce.days import months_after
from coalesce.permissions import Role
from pillars.economic.models import Home, LanguageLevel, Learning, Programme, RightToWork
from pillars.periods.models import CountryPeriod
from pillars.periods.suggestions import period_of

Period = CountryPeriod.Kind
PAID_TALKS = 5
QUARTER, YEAR = 3, 12
SUGGESTED = _("Suggested from the longest time that the law gives. Ask for the decision, and enter its day.")


def beginning_rights(until, case=None):
    """Those that lay in the future when they were written down."""
    rights = RightToWork.objects.filter(since__gt=F("recorded_on"), since__lte=until)
    return _due(rights, "since", case)


def ending_stays(until, case=None):
    """Where she still lives."""
    return _due(Home.objects.filter(until=None, stay_ends_on__lte=until), "stay_ends_on", case)


def stays_without_a_day(until, case=None):
    """In a state shelter whose country sets how long."""
    homes = Home.objects.filter(until=None, stay_ends_on=None, kind=Accommodation.STATE_SHELTER)
    return _suggested(homes, Period.SHELTER, until, case)


def ending_programmes(until, case=None):
    """Those that go on."""
    return _due(Programme.objects.filter(until=None, ends_on__lte=until), "ends_on", case)


def programmes_without_a_day(until, case=None):
    return _suggested(Programme.objects.filter(until=None, ends_on=None), Period.PROGRAMME, until, case)


def talks_left(until, case=None):
    """Each quarter after a programme, as long as the law gives talks and some of them are left.

    Of a closed case only in its aftercare, to which she agreed.
    """
    if (period := _of_the_country(Period.CONSULTATIONS)) is None:
        return
    ended = Programme.objects.filter(until__lte=until, talks_held__lt=PAID_TALKS)
    ended = ended.filter(~Q(case__state=Case.State.CLOSED) | Q(case__aftercare_until__gte=until))
    ended = ended if case is None else ended.filter(case=case)
    for due in dues(ended, "until"):
        if (due_on := _latest_quarter(due.due_on, until)) and until <= period.counted_from(due.due_on):
            yield replace(due, due_on=due_on)


def _latest_quarter(day, until):
    """The newest day by `until` that lies whole quarters of a year after this one; None before the first."""
    months = (until.year - day.year) * YEAR + until.month - day.month
    passed = [months_after(day, later) for later in range(QUARTER, months + 1, QUARTER)]
    return max((one for one in passed if one <= until), default=None)


def _suggested(rows, kind, until, case):
    """The last day of the period, where the organisation's country has one."""
    if (period := _of_the_country(kind)) is None:
        return []
    begun = _due(rows.filter(since__lte=until), "since", case)
    ends = (replace(due, due_on=period.counted_from(due.due_on)) for due in begun)
    return [due for due in ends if due.due_on <= until]


def _of_the_country(kind):
    return period_of(here.organisation().country, kind)


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
    return dues(rows, day)


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
STAY_SUGGESTED = Rule(
    code="R12S",
    label=_("Her stay where she lives may end"),
    sentence=SUGGESTED,
    due_set=stays_without_a_day,
    recipients=worker_and(Role.CASEWORKER),
    leads=(14, 7, 3),
)
PROGRAMME_ENDS = Rule(
    code="R13",
    label=_("State programme of support ends"),
    sentence=_("Speak with her about what comes next, and ask for a longer one where that can be."),
    due_set=ending_programmes,
    recipients=worker_and(Role.CASEWORKER),
    leads=(45, 30, 14),
)
PROGRAMME_SUGGESTED = Rule(
    code="R13S",
    label=_("State programme of support may end"),
    sentence=SUGGESTED,
    due_set=programmes_without_a_day,
    recipients=worker_and(Role.CASEWORKER),
    leads=(45, 30, 14),
)
TALKS_LEFT = Rule(
    code="R14",
    label=_("Talks that the state still pays"),
    sentence=_("She has not used all of them. Ask her whether she wishes one, by a way that is safe for her."),
    due_set=talks_left,
    recipients=worker_and(Role.CASEWORKER),
    leads=(0,),
    reaches_her=True,
)
COURSE_ENDS = Rule(
    code="R30",
    label=_("Language course ends"),
    sentence=_("Offer her a test of her level, and record it."),
    due_set=courses_to_test,
    recipients=worker_and(Role.SPECIALIST_ECONOMIC),
    leads=(14,),
)
RULES = (MAY_WORK, STAY_ENDS, STAY_SUGGESTED, PROGRAMME_ENDS, PROGRAMME_SUGGESTED, TALKS_LEFT, COURSE_ENDS)
