"""What a step demands of a case: each a function (case, by) that answers with a sentence, or nothing when it is met."""

from django.utils.translation import gettext_lazy as _

from cases import consents
from cases.models import Case, Consent
from coalesce.audit.models import AuditEntry

State, Purpose = Case.State, Consent.Purpose


def known_or_wishing(case, by):
    if not case.woman.has_identity and not case.need.strip():
        return _("Write down who she is, or what she asks for, before intake begins.")


def known_by_name(case, by):
    if not case.woman.has_identity:
        return _("Register her first: a name to call her by is enough.")


def agreed_to_support(case, by):
    if not consents.are_live(case, [Purpose.SERVICE]):
        return _("Record her consent to be supported first.")


def agreed_to_the_record(case, by):
    if not consents.are_live(case, [Purpose.RECORD_KEEPING]):
        return _("Record her consent to keep a record about her first.")


def agreed_to_both_again(case, by):
    """What she agreed to before the closure was for the work that ended with it."""
    live = case.consents.live().filter(purpose__in=(Purpose.SERVICE, Purpose.RECORD_KEEPING))
    if closed_at := _moment_of(case, State.CLOSED):
        live = live.filter(recorded_at__gt=closed_at)
    if set(live.values_list("purpose", flat=True)) != {Purpose.SERVICE, Purpose.RECORD_KEEPING}:
        return _("Ask her again since the closure: record her consent to be supported, and to a record about her.")


def not_her_own(case, by):
    if case.assigned_to_id == by.pk:
        return _("This is your own case. Ask another supervisor to approve it.")
    if _led_until_lately(case, by):
        return _("You led this case when it came to this step. Ask another supervisor to approve it.")


def asked_by_another(case, by):
    asked = case.state_changes.filter(to=State.CLOSURE_REQUESTED).first()
    if asked and asked.moved_by_id == by.pk:
        return _("You asked for this closure yourself. Ask another supervisor to approve it.")


def _led_until_lately(case, by):
    """She handed it over since it came into its state: giving her own case away for the approval is approving it."""
    given = AuditEntry.objects.filter(event="case.handed_over", woman_id=case.woman_id, object_id=str(case.pk))
    since = _moment_of(case, case.state)
    return since is not None and given.filter(details__from=by.pk, at__gte=since).exists()


def _moment_of(case, state):
    return case.state_changes.filter(to=state).values_list("moved_at", flat=True).first()


AGREED = (agreed_to_support, agreed_to_the_record)
AGREED_AGAIN = (agreed_to_both_again,)
