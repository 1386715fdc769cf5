"""The dates of the legal pillar that must not be missed."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Rule, dues
from coalesce.permissions import Role
from pillars.legal.hearing_days import days_of_hearings
from pillars.legal.models import Deadline, ReflectionPeriod, ResidencePermit

TOLD = worker_and(Role.SPECIALIST_LEGAL)
SUGGESTED = _("Suggested, check the letter.")
A_WEEK_BEFORE, THE_DAY_BEFORE = -7, -1
"""While something can still be done."""


def of_open_cases(rows, case):
    rows = rows.exclude(case__state=Case.State.CLOSED)
    return rows if case is None else rows.filter(case=case)


def ending_permits(until, case=None):
    """The last permit of each open case. One that has ended already stays due until a new one is recorded."""
    later = ResidencePermit.objects.filter(case=OuterRef("case")).filter(
        Q(expires_on__gt=OuterRef("expires_on")) | Q(expires_on=None, valid_from__gt=OuterRef("expires_on"))
    )
    permits = ResidencePermit.objects.filter(~Exists(later), expires_on__lte=until)
    # The reflection period that was recorded as such has a rule of its own.
    told = ReflectionPeriod.objects.filter(case=OuterRef("case"))
    permits = permits.exclude(Exists(told), kind=ResidencePermit.Kind.REFLECTION_PERIOD)
    return dues(of_open_cases(permits, case), "expires_on")


def undecided_applications(until, case=None):
    waiting = ResidencePermit.objects.undecided().filter(decision_due__lte=until)
    return dues(of_open_cases(waiting, case), "decision_due")


def ending_reflection(confirmed):
    """confirmed: whether the days were read in the letter, or are suggestions.

    One that has ended already stays due until what came next is recorded.
    """

    def due_set(until, case=None):
        running = ReflectionPeriod.objects.running().with_last_day().filter(last_day__lte=until)
        running = running.filter(~Exists(_what_came_next()))
        return dues(of_open_cases(running.filter(confirmed_on__isnull=not confirmed), case), "last_day")

    return due_set


def _what_came_next():
    lasts_longer = Q(expires_on__gt=OuterRef("last_day")) | Q(expires_on=None)
    return ResidencePermit.objects.lasting().filter(lasts_longer, case=OuterRef("case"))


def open_deadlines(kinds, confirmed):
    def due_set(until, case=None):
        deadlines = Deadline.objects.open().filter(kind__in=kinds, due_on__lte=until)
        return dues(of_open_cases(deadlines.filter(confirmed_on__isnull=not confirmed), case), "due_on")

    return due_set


def pair(code, label, sentence, make_due_set, leads, escalates_after=None):
    """Two rules for one kind of date. A suggested one says so, and gives way as soon as the letter was read."""
    told = {"recipients": TOLD, "leads": leads, "is_final": True, "escalates_after": escalates_after}
    return (
        Rule(code=code, label=label, sentence=sentence, due_set=make_due_set(True), **told),
        Rule(code=f"{code}S", label=label, sentence=SUGGESTED, due_set=make_due_set(False), **told),
    )


def of_deadlines(*kinds):
    return lambda confirmed: open_deadlines(kinds, confirmed)


Kind = Deadline.Kind
RULES = (
    *pair(
        "R01",
        _("Reflection period ends"),
        _("Speak with her about what comes next."),
        ending_reflection,
        (14, 7, 3, 1),
        THE_DAY_BEFORE,
    ),
    Rule(
        code="R03",
        label=_("Residence permit ends"),
        sentence=_("Speak with her about the renewal."),
        due_set=ending_permits,
        recipients=TOLD,
        leads=(90, 60, 30, 14),
        escalates_after=A_WEEK_BEFORE,
    ),
    Rule(
        code="R04",
        label=_("Decision on her stay is overdue"),
        sentence=_("Ask the authority where it stands."),
        due_set=undecided_applications,
        recipients=TOLD,
        leads=(0,),
    ),
    *pair(
        "R06",
        _("Appeal deadline"),
        _("After this day the decision stands."),
        of_deadlines(Kind.APPEAL),
        (7, 3, 1, 0),
        THE_DAY_BEFORE,
    ),
    Rule(
        code="R07",
        label=_("Legal appointment"),
        sentence=_("Is an interpreter booked, and does somebody go with her?"),
        due_set=days_of_hearings,
        recipients=TOLD,
        leads=(14, 7, 1),
    ),
    *pair("R08", _("Step in the asylum procedure"), _("Prepare it with her."), of_deadlines(Kind.ASYLUM), (14, 3)),
    *pair(
        "R09",
        _("Claim for compensation"),
        _("After this day nothing can be claimed any more."),
        of_deadlines(Kind.COMPENSATION),
        (180, 90, 30),
    ),
    *pair(
        "R06L",
        _("Legal deadline"),
        _("Somebody in her team does this in time."),
        of_deadlines(Kind.RESIDENCE, Kind.LEGAL_AID, Kind.ANSWER, Kind.OTHER),
        (7, 3, 1, 0),
        THE_DAY_BEFORE,
    ),
)
