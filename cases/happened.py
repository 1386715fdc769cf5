"""What a case's own tables tell of what happened: its steps, and her decisions."""

from django.db.models import F
from django.utils.translation import gettext as _

from cases.choices import ClosureReason
from cases.dated import Moment, dated
from cases.timeline import Entry


def _changes(case):
    return case.state_changes.select_related("moved_by").annotate(why=F("closures__reason"))


@dated(_changes, Moment(at="moved_at"))
def steps(case, change):
    title = _("Case opened") if not change.start else _("Now: %(state)s") % {"state": change.get_to_display()}
    words = [ClosureReason(change.why).label] if change.why else []
    words += [change.reason] if change.reason else []
    yield Entry(change.moved_at, title, ". ".join(map(str, words)), change.moved_by or "", icon="arrow-right")


def _consents(case):
    return case.consents.select_related("recipient", "recorded_by")


@dated(_consents, Moment("decided_on", "recorded_at"))
def decisions(case, consent):
    purpose = consent.get_purpose_display()
    whom = f" ({consent.recipient})" if consent.recipient_id else ""
    yield Entry(
        consent.decided_on,
        f"{purpose}{whom}: {consent.get_decision_display()}",
        by=consent.recorded_by or "",
        icon="hand-index",
        at=consent.recorded_at,
    )
