"""A referral is written as a draft, looked at as the partner will see it, and sent. Her consent is asked each time."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import consents, lifecycle
from cases.models import Consent
from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import demand_fresh, locked
from pillars.catalogue import BY_SLUG
from referrals import answer_times, packet
from referrals.models import Reason, Referral, SentReferral, Status, Urgency
from referrals.overrides.standing import covered_by_override, use_up

REFUSED = "referral.send_refused"


@transaction.atomic
def send_referral(*, case, receiver, pillar, service_type, categories, summary, by, urgency=Urgency.ROUTINE, **told):
    """Draft and send in one step. told: reason (one of Reason), alert (an urgent one, travels with category SAFETY)."""
    referral = draft_referral(
        case=case,
        receiver=receiver,
        pillar=pillar,
        service_type=service_type,
        urgency=urgency,
        categories=categories,
        summary=summary,
        by=by,
        **told,
    )
    return send_draft(referral=referral, by=by)


@transaction.atomic
def draft_referral(
    *,
    case,
    receiver,
    pillar,
    service_type,
    urgency,
    categories,
    summary,
    by,
    reason=Reason.SERVICES,
    alert="",
    once=None,
):
    """Nothing leaves yet. pillar: a slug; categories: of Category; summary: what the partner needs to begin.

    once: the random number of the form, so that a form that is sent twice makes one draft.
    """
    case = locked(case)
    key = uuid.uuid5(case.pk, str(once)) if once else uuid.uuid4()
    if made := SentReferral.objects.filter(referral=key).first():
        return _same_draft(made, summary)
    consent = _consent_or_override(case, receiver, categories)
    _demand_a_service(pillar, service_type)
    packet.copy_of(case, categories, summary=summary, alert=alert)
    referral = Referral.objects.create(
        pk=key, receiver=receiver, pillar=pillar, service_type=service_type, urgency=urgency, reason=reason
    )
    side = SentReferral.objects.create(
        woman_id=case.woman_id,
        case=case,
        referral=referral,
        consent=consent,
        categories=_in_order(categories),
        shared={"summary": summary, "alert": alert},
    )
    log.record("referral.drafted", side, by=by, details=_details(referral, side))
    return referral


def _same_draft(side, summary):
    """What this form has made already. With other words it is not the same, and not to be lost."""
    if side.shared.get("summary") != summary:
        raise Stale(_("This form has been saved before. Open the draft and change it there."), about=side)
    return side.referral


@transaction.atomic
def change_draft(*, referral, pillar, service_type, urgency, categories, summary, version, by, **told):
    """Write the draft anew; the partner stays the same, because her consent names it."""
    referral = _locked_draft(referral)
    demand_fresh(referral, version)
    side = side_of(referral)
    _demand_a_service(pillar, service_type)
    referral.pillar, referral.service_type, referral.urgency = pillar, service_type, urgency
    referral.reason = told.get("reason", referral.reason)
    referral.save()
    side.consent = _consent_or_override(side.case, referral.receiver, categories)
    side.categories = _in_order(categories)
    side.shared = {"summary": summary, "alert": told.get("alert", "")}
    side.save()
    log.record("referral.redrafted", side, by=by, details=_details(referral, side))
    return referral


@transaction.atomic
def send_draft(*, referral, by, seen=None):
    """Freeze the copy, seal it for the partner, and hand it over.

    seen: the mark of the copy that the sender looked at; when her record has changed since, she looks again first.
    """
    case = locked(side_of(referral).case)
    referral = _locked_draft(referral)
    side = side_of(referral)
    consent = _consent_or_override(case, referral.receiver, side.categories)
    shared = packet.copy_of(case, side.categories, **side.shared)
    if seen is not None and seen != packet.mark_of(shared):
        raise Refused(
            _("Her record has changed since you looked. Open the draft again and see what would be shared now."),
            REFUSED,
        )
    side.consent, side.shared = consent, shared
    side.save()
    referral.letter = packet.seal(referral, shared)
    referral.status, referral.expires_on = Status.SENT, _readable_until(consent, referral, side, by)
    referral.sent_at, referral.sent_by = timezone.now(), by
    referral.letter_at = referral.sent_at
    answer_times.start_clock(referral, referral.receiver)
    referral.version += 1
    referral.save()
    log.record("referral.sent", side, by=by, details=_details(referral, side))
    return referral


def _readable_until(consent, referral, side, by):
    if consent is not None:
        return consent.expires_on
    override = covered_by_override(side.case, referral.receiver, side.categories)
    return use_up(override=override, referral=referral, by=by)


def side_of(referral):
    """The sender's private side of its own referral."""
    return SentReferral.objects.select_related("case__woman", "consent").get(referral=referral)


def _locked_draft(referral):
    referral = Referral.objects.sent().select_for_update().get(pk=referral.pk)
    if not referral.is_draft:
        raise Refused(_("This referral is no longer a draft. Open it again to see where it stands."), REFUSED)
    return referral


def demand_possible(case, receiver, categories):
    """Her consent that allows it. Locking the case first holds back whoever is recording a withdrawal."""
    _demand_reachable(case, receiver)
    consent = demand_consent(case, receiver)
    if not consent.covers(categories):
        raise Refused(
            _("Her consent does not cover everything that was chosen. Share only what she agreed to."), REFUSED
        )
    return consent


def _consent_or_override(case, receiver, categories):
    """Her consent, or None where an override lets exactly this go out once."""
    if not _lets_an_override_in(case, receiver, categories):
        return demand_possible(case, receiver, categories)
    _demand_reachable(case, receiver)


def _demand_reachable(case, receiver):
    lifecycle.demand_open(case)
    if not receiver.is_active or not receiver.letterbox:
        raise Refused(
            _("%(partner)s does not receive referrals at present. Choose another partner.") % {"partner": receiver},
            REFUSED,
        )


def _lets_an_override_in(case, receiver, categories):
    """Only where she has not agreed: what she agreed to is never sent as if she had not."""
    consent = consents.live(case, Consent.Purpose.SHARE_REFERRAL, receiver)
    if consent is not None and consent.covers(categories):
        return False
    return covered_by_override(case, receiver, categories) is not None


def demand_consent(case, receiver):
    """Her consent to share with this partner."""
    if consent := consents.live(case, Consent.Purpose.SHARE_REFERRAL, receiver):
        return consent
    raise Refused(
        _("She has no valid consent to share with %(partner)s. Talk with her and record it first.")
        % {"partner": receiver},
        REFUSED,
    )


def _demand_a_service(pillar, service_type):
    if service_type not in dict(BY_SLUG[pillar].service_choices()):
        raise Refused(_("Choose a service of this pillar."), REFUSED)


def _in_order(categories):
    return sorted(str(category) for category in categories)


def _details(referral, side):
    return {"number": referral.number, "receiver": referral.receiver.code, "categories": side.categories}
