"""R20: nobody has spoken with her for a while. How long that may be depends on how safe she is."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from cases.choices import Risk
from cases.models import Case
from cases.reminders.recipients import worker_and
from cases.reminders.rules import PORTION, Due, Rule
from coalesce.permissions import Role
from pillars import contacts

SHORT, LONG = timedelta(days=14), timedelta(days=60)
PATIENCE = {Risk.HIGH: SHORT, Risk.MEDIUM: timedelta(days=30), Risk.LOW: LONG}
AT_WORK = (Case.State.ASSESSMENT, Case.State.PLANNING, Case.State.ACTIVE)
"""Before the assessment no talk with her is recorded, so that nothing could end the reminder."""
ESCALATES_AFTER = 7


def silences(until, case=None):
    """Until the silence is so long that R20H takes its place. A risk that nobody has judged counts as a high one."""
    for pk, woman_id, risk, last in _quiet(until - SHORT, case):
        due_on = last + PATIENCE.get(risk, SHORT)
        if due_on <= until < last + LONG:
            yield Due(pk, pk, woman_id, due_on)


def long_silences(until, case=None):
    return (Due(pk, pk, woman_id, last + LONG) for pk, woman_id, _risk, last in _quiet(until - LONG, case))


def _quiet(since, case):
    """Cases at work in which nothing was heard after this day."""
    cases = contacts.quiet_since(Case.objects.filter(state__in=AT_WORK), since)
    if case is not None:
        cases = cases.filter(pk=case.pk)
    rows = cases.order_by().values_list("pk", "woman_id", "risk_level", "last_contact")
    return rows.iterator(chunk_size=PORTION)


SILENCE = Rule(
    code="R20",
    label=_("Nobody has spoken with her for a while"),
    sentence=_("Ask her how she is, by a way that is safe for her, or record the last time you spoke."),
    due_set=silences,
    recipients=worker_and(Role.CASEWORKER),
    leads=(0,),
    reaches_her=True,
    escalates_after=ESCALATES_AFTER,
)
LONG_SILENCE = Rule(
    code="R20H",
    label=_("Nobody has spoken with her for 60 days"),
    sentence=_(
        "Try once more by a way that is safe for her. If she wants rest, put the case on hold and say until when."
    ),
    due_set=long_silences,
    recipients=worker_and(Role.CASEWORKER),
    leads=(0,),
    reaches_her=True,
    escalates_after=ESCALATES_AFTER,
    proposes=Case.State.ON_HOLD,
)
RULES = (SILENCE, LONG_SILENCE)
