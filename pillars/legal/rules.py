"""R03: a residence permit ends."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Due, Rule
from coalesce.permissions import Role
from pillars.legal.models import ResidencePermit


def ending_permits(until, case=None):
    """The last permit of each open case. One that has ended already stays due until a new one is recorded."""
    later = ResidencePermit.objects.filter(case=OuterRef("case"), expires_on__gt=OuterRef("expires_on"))
    permits = ResidencePermit.objects.filter(~Exists(later), expires_on__lte=until).exclude(
        case__state=Case.State.CLOSED
    )
    if case is not None:
        permits = permits.filter(case=case)
    return [Due(*row) for row in permits.values_list("id", "case_id", "woman_id", "expires_on")]


PERMIT_ENDS = Rule(
    code="R03",
    label=_("Residence permit ends"),
    sentence=_("Speak with her about the renewal."),
    due_set=ending_permits,
    recipients=worker_and(Role.SPECIALIST_LEGAL),
    leads=(90, 60, 30, 14),
)
