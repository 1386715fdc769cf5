"""The dates that her own record holds: R05 a paper ends, R15 the risk, R36 a child turns 18, R37 a baby is due."""

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from cases.circumstances import Paper, PaperState
from cases.models import Case, Child, IdentityPaper, Woman
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Due, Rule, dues
from coalesce.encryption import keyring
from coalesce.permissions import Role
from coalesce.tenancy import acting

TRAVEL = (Paper.PASSPORT, Paper.TRAVEL_DOCUMENT, Paper.IDENTITY_CARD)
NOT_THERE = (PaperState.LOST, PaperState.NEVER_HAD)


def ending_papers(until, case=None):
    """The last of each kind, where there is one."""
    papers = IdentityPaper.objects.filter(kind__in=TRAVEL, expires_on__lte=until).exclude(state__in=NOT_THERE)
    return dues(_with_case(papers, case), "expires_on", case="latest_case")


def risks_to_judge(until, case=None):
    cases = Case.objects.open().filter(risk_review_on__lte=until)
    if case is not None:
        cases = cases.filter(pk=case.pk)
    return dues(cases, "risk_review_on", case="id")


def children_turning_18(until, case=None):
    children = Child.objects.filter(turns_18_on__lte=until)
    return dues(_with_case(children, case), "turns_18_on", case="latest_case")


def babies_due(until, case=None):
    women = _with_case(Woman.objects.filter(baby_due_on__isnull=False), case, of="pk")
    return [Due(woman.pk, woman.latest_case, woman.pk, day) for woman, day in _days_of(women) if day <= until]


def _days_of(women):
    """The sealed day of each. The product compares it and shows it to nobody, so that nobody has read her record."""
    women, read = list(women), set(acting().women_read)
    keyring.load([woman.pk for woman in women])
    days = [(woman, woman.baby_due_on) for woman in women]
    acting().women_read.intersection_update(read)
    return days


def _with_case(rows, case, of="woman"):
    """A date of hers belongs to her latest open case, and to no other. of: the field that names her."""
    cases = Case.objects.open().filter(woman=OuterRef(of)).order_by("-opened_on", "-id")
    rows = rows.annotate(latest_case=Subquery(cases.values("pk")[:1])).exclude(latest_case=None)
    return rows if case is None else rows.filter(**{of: case.woman_id}, latest_case=case.pk)


PAPER_ENDS = Rule(
    code="R05",
    label=_("A paper of hers ends"),
    sentence=_("Ask her whether it has to be renewed, and whether that is safe for her."),
    due_set=ending_papers,
    recipients=worker_and(Role.CASEWORKER),
    leads=(180, 90),
    reaches_her=True,
)
RISK_REVIEW = Rule(
    code="R15-RISK",
    label=_("Risk to be judged again"),
    sentence=_("Ask her how safe she is, and write down what changed."),
    due_set=risks_to_judge,
    recipients=worker_and(Role.CASEWORKER),
    leads=(3, 0),
    reaches_her=True,
    escalates_after=3,
)
CHILD_TURNS_18 = Rule(
    code="R36",
    label=_("A child turns 18"),
    sentence=_("Rights end and begin on this day. Speak with her about what changes."),
    due_set=children_turning_18,
    recipients=worker_and(Role.CASEWORKER),
    leads=(90,),
    reaches_her=True,
)
BABY_DUE = Rule(
    code="R37",
    label=_("A medical visit is to be arranged"),
    sentence=_("Her record says why. Ask her what she wishes, and who comes with her."),
    due_set=babies_due,
    recipients=worker_and(Role.CASEWORKER),
    leads=(30,),
    reaches_her=True,
)
RULES = (PAPER_ENDS, RISK_REVIEW, CHILD_TURNS_18, BABY_DUE)
