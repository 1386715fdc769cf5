"""Asking for it, and the second person's answer."""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import consents, lifecycle
from cases.models import Consent
from cases.reminders import engine
from coalesce.audit import log
from coalesce.permissions import Permission
from coalesce.refusals import Refused
from coalesce.stale import locked
from referrals.overrides.models import Override

REFUSED = "override.refused"
USABLE_FOR = datetime.timedelta(days=3)
State = Override.State


@transaction.atomic
def ask_for_override(*, case, receiver, categories, ground, reason, by, once=None):
    """once: the random number of the form, so that a form that is sent twice asks once."""
    case = locked(case)
    lifecycle.demand_open(case)
    key = uuid.uuid5(case.pk, f"override {once}") if once else uuid.uuid4()
    if made := Override.objects.filter(pk=key).first():
        return made
    _demand_possible(case, receiver, categories)
    override = Override.objects.create(
        pk=key,
        woman_id=case.woman_id,
        case=case,
        receiver=receiver,
        categories=sorted(categories),
        ground=ground,
        reason=reason,
        asked_by=by,
    )
    log.record("override.asked", override, by=by, details=_details(override))
    engine.make_due_reminders(engine.today(), case=case)
    return override


@transaction.atomic
def approve_override(*, override, by, words=""):
    """It can be used for three days; the danger for which it was given is judged anew after that."""
    override = _decide(override, State.APPROVED, by, words)
    override.usable_until = timezone.localdate() + USABLE_FOR
    override.save(update_fields=["usable_until"])
    return override


@transaction.atomic
def decline_override(*, override, by, words=""):
    return _decide(override, State.DECLINED, by, words)


def _decide(override, state, by, words):
    case = locked(override.case)
    override = locked(override)
    lifecycle.demand_open(case)
    if not by.may(Permission.OVERRIDE_APPROVE):
        raise Refused(_("A supervisor decides this."), REFUSED)
    if by.pk in {override.asked_by_id, case.assigned_to_id}:
        raise Refused(_("Nobody decides this on her own request or her own case. Ask another supervisor."), REFUSED)
    if not override.is_asked:
        raise Refused(_("This has been decided already. Open it again to see by whom."), REFUSED)
    override.state, override.words = state, words
    override.decided_by, override.decided_at = by, timezone.now()
    override.save()
    log.record(f"override.{state}", override, by=by, details=_details(override))
    engine.make_due_reminders(engine.today(), case=case)
    return override


def _demand_possible(case, receiver, categories):
    if not categories:
        raise Refused(_("Name what has to be shared: nothing else will be."), REFUSED)
    if receiver.pk == case.organisation_id:
        raise Refused(_("Choose another organisation than your own."), REFUSED)
    consent = consents.live(case, Consent.Purpose.SHARE_REFERRAL, receiver)
    if consent and consent.covers(categories):
        raise Refused(_("She has agreed to this. Send a referral with her consent."), REFUSED)


def _details(override):
    told = {"receiver": override.receiver.code, "categories": list(override.categories)}
    return told | {"ground": override.ground}
