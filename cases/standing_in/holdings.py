"""What somebody would leave behind: the cases that she leads or works on, and what in them is her task."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone

from cases.models import Case, CaseUserObjectPermission, Seal
from cases.models.case import TEAM
from cases.reminders.models import Reminder
from cases.standing_in import tasks

AT_ONCE = 200
"""Cases on one page. Whoever holds more hands over in several steps."""


@dataclass
class Holding:
    """One case, and what in it is hers. Nothing of it tells who the woman is."""

    case: Case
    leads: bool
    tasks: list = field(default_factory=list)
    dates: int = 0
    team: set | None = None
    """Ids of those to whom a sealed case may go; None where it is not sealed."""

    @property
    def key(self):
        return f"to_{self.case.pk.hex}"


@dataclass(frozen=True)
class Held:
    holdings: list
    more: int
    """How many do not stand on the page, because there are so many."""
    sealed: int
    """How many are sealed from the person who looks."""
    dates_without_a_case: int

    def __bool__(self):
        return bool(self.holdings or self.sealed or self.dates_without_a_case)


def of(person, by, among=None):
    """by: whose eyes look. among: ids of cases, or None for all. In as many queries for many cases as for one."""
    every = _every_case(person).annotate(is_shown=_is_shown_to(by))
    if among is not None:
        every = every.filter(pk__in=among)
    number = dict(every.order_by().values_list("is_shown").annotate(number=Count("pk")))
    cases = list(_those_she_leads_first(every.filter(is_shown=True), person)[:AT_ONCE])
    dates = _by_case(dates_of(person))
    counted = [(kind, _by_case(kind.of(person))) for kind in tasks.kinds]
    teams = _teams([case.pk for case in cases if case.is_sealed])
    holdings = [
        Holding(
            case,
            leads=case.assigned_to_id == person.pk,
            tasks=[kind.words(counter[case.pk]) for kind, counter in counted if counter[case.pk]],
            dates=dates[case.pk],
            team=teams[case.pk] if case.is_sealed else None,
        )
        for case in cases
    ]
    return Held(holdings, number.get(True, 0) - len(cases), number.get(False, 0), dates[None])


def waiting_cases():
    """On which somebody still works: open ones, and closed ones in which she may still be asked how she is."""
    return Case.objects.filter(~Q(state=Case.State.CLOSED) | Q(aftercare_until__gte=timezone.localdate()))


def dates_of(person):
    """Reminders that wait for her: her own, and what she sees to for a colleague."""
    own = Q(recipient=person, handled_by=None)
    return Reminder.objects.open().filter(own | Q(handled_by=person))


def places():
    return CaseUserObjectPermission.objects.filter(permission__codename=TEAM)


def _every_case(person):
    """That she leads, in whose team she is, or in which something is her task. One union asks the index of each."""
    led = Case.objects.filter(assigned_to=person).values("pk")
    worked_on = places().filter(user=person).values("content_object")
    named = [kind.of(person).values("case") for kind in tasks.kinds]
    dated = dates_of(person).exclude(case=None).values("case")
    return waiting_cases().filter(pk__in=led.union(worked_on, *named, dated, all=True))


def _is_shown_to(by):
    return Exists(Case.objects.findable_by(by).filter(pk=OuterRef("pk")))


def _those_she_leads_first(cases, person):
    leads = ExpressionWrapper(Q(assigned_to=person), output_field=BooleanField())
    sealed = Exists(Seal.objects.unbroken().filter(case=OuterRef("pk")))
    return cases.annotate(is_sealed=sealed).defer("need").order_by(leads.desc(), "code")


def _by_case(rows):
    return Counter(dict(rows.order_by().values_list("case").annotate(number=Count("pk"))))


def _teams(case_ids):
    teams = defaultdict(set)
    if case_ids:
        for case_id, user_id in places().filter(content_object__in=case_ids).values_list("content_object", "user"):
            teams[case_id].add(user_id)
    return teams
