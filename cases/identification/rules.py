"""R02: she is told of the time to reflect. R10: a formal identification has been waiting."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.identification.models import FormalStep
from cases.models import Case, TraffickingProfile
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Due, Rule
from cases.trafficking import TraffickingStatus
from coalesce.permissions import Role

WAITING = (30, 60, 90)
AWAITED = {FormalStep.Status.PRESUMED, FormalStep.Status.REASONABLE_GROUNDS, FormalStep.Status.APPEALED}
legal = worker_and(Role.SPECIALIST_LEGAL)


def waiting_identifications(until, case=None):
    """For each open case whose latest formal step awaits an answer: the days after 30, 60 and 90 days."""
    later = FormalStep.objects.filter(case=OuterRef("case")).filter(
        Q(happened_on__gt=OuterRef("happened_on"))
        | Q(happened_on=OuterRef("happened_on"), made_at__gt=OuterRef("made_at"))
    )
    steps = FormalStep.objects.filter(~Exists(later), status__in=AWAITED).exclude(case__state=Case.State.CLOSED)
    if case is not None:
        steps = steps.filter(case=case)
    for step, case_id, woman_id, since in steps.values_list("id", "case_id", "woman_id", "happened_on"):
        for days in WAITING:
            if (due_on := since + datetime.timedelta(days=days)) <= until:
                yield Due(step, case_id, woman_id, due_on)


def told_of_reflection(until, case=None):
    """The day after the first contact, for every open case in which trafficking is possible or confirmed."""
    profiles = TraffickingProfile.objects.filter(
        trafficking_status__in=(TraffickingStatus.POSSIBLE, TraffickingStatus.ACTUAL)
    ).exclude(case__state=Case.State.CLOSED)
    if case is not None:
        profiles = profiles.filter(case=case)
    for profile, case_id, woman_id, since in profiles.values_list("id", "case_id", "woman_id", "case__opened_on"):
        if (due_on := since + datetime.timedelta(days=1)) <= until:
            yield Due(profile, case_id, woman_id, due_on)


IDENTIFICATION_WAITS = Rule(
    code="R10",
    label=_("Formal identification is still awaited"),
    sentence=_("Ask the authority where it stands, and tell her."),
    due_set=waiting_identifications,
    recipients=legal,
    leads=(0,),
)
TELL_HER_OF_REFLECTION = Rule(
    code="R02",
    label=_("Tell her of the time to reflect and of permits"),
    sentence=_("She has a right to hear of the reflection period and of residence permits, whatever she decides."),
    due_set=told_of_reflection,
    recipients=legal,
    leads=(0,),
)
