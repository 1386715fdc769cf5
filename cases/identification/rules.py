"""R02: she is told of the time to reflect. R10: a formal identification has been waiting."""

import datetime
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.circumstances import ThirdCountry
from cases.identification.models import FormalStep
from cases.models import Case, TraffickingProfile
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Rule, dues
from cases.trafficking import TraffickingStatus
from coalesce.permissions import Role

WAITING = (30, 60, 90)
AWAITED = {FormalStep.Status.PRESUMED, FormalStep.Status.REASONABLE_GROUNDS, FormalStep.Status.APPEALED}
legal = worker_and(Role.SPECIALIST_LEGAL)


def waiting_identifications(until, case=None):
    """For each open case whose latest formal step awaits an answer: after 30, 60 and 90 days, the newest of them."""
    later = FormalStep.objects.filter(case=OuterRef("case")).filter(
        Q(happened_on__gt=OuterRef("happened_on"))
        | Q(happened_on=OuterRef("happened_on"), made_at__gt=OuterRef("made_at"))
    )
    steps = FormalStep.objects.filter(~Exists(later), status__in=AWAITED).exclude(case__state=Case.State.CLOSED)
    if case is not None:
        steps = steps.filter(case=case)
    for step in dues(steps, "happened_on"):
        passed = [day for days in WAITING if (day := step.due_on + datetime.timedelta(days=days)) <= until]
        if passed:
            yield replace(step, due_on=max(passed))


def told_of_reflection(until, case=None):
    """The day after the opening, for every open case in which trafficking is possible or confirmed.

    Not where she is known to be a citizen of the EU alone: she needs no permit to stay.
    """
    profiles = TraffickingProfile.objects.filter(
        trafficking_status__in=(TraffickingStatus.POSSIBLE, TraffickingStatus.ACTUAL)
    ).exclude(Q(case__state=Case.State.CLOSED) | Q(woman__third_country_status=ThirdCountry.EU_ONLY))
    if case is not None:
        profiles = profiles.filter(case=case)
    profiles = profiles.filter(case__opened_on__lt=until)
    for profile in dues(profiles, "case__opened_on"):
        yield replace(profile, due_on=profile.due_on + datetime.timedelta(days=1))


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
