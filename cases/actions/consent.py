"""Her decisions. A new one replaces the one before and leaves it standing beside it, for ever."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import consents
from cases.actions.moving import shift
from cases.choices import ClosureReason
from cases.models import Case, Consent
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import locked

SHARING = Consent.Purpose.SHARE_REFERRAL


@transaction.atomic
def give_consent(*, case, purpose, by, recipient=None, categories=(), **told):
    """told: method, language, decided_on, expires_on, note. recipient and categories: for sharing alone."""
    if purpose == SHARING and not categories:
        raise Refused(_("Choose what may be shared: nothing is shared that she did not name."), "consent.refused_form")
    return _decide(case, purpose, Consent.Decision.GIVEN, by, recipient, list(categories), told)


@transaction.atomic
def refuse_consent(*, case, purpose, by, recipient=None, **told):
    return _decide(case, purpose, Consent.Decision.REFUSED, by, recipient, [], told)


@transaction.atomic
def withdraw_consent(*, consent, by, **told):
    """Takes back a consent that was given; what rested on it ends in this same transaction."""
    case = locked(consent.case)
    consent = locked(consent)
    if consent.decision != Consent.Decision.GIVEN or consent.replaced_by_id:
        raise Refused(
            _("This is not her latest decision any more. Open her consents again to see it."),
            "consent.withdraw_refused",
        )
    return _decide(case, consent.purpose, Consent.Decision.WITHDRAWN, by, consent.recipient, [], told)


def _decide(case, purpose, decision, by, recipient, categories, told):
    case = locked(case)
    _demand_a_recipient(case, purpose, recipient)
    before = consents.standing(case, purpose, recipient)
    consent = Consent(
        woman_id=case.woman_id,
        case=case,
        purpose=purpose,
        recipient=recipient,
        categories=categories,
        decision=decision,
        recorded_by=by,
        **told,
    )
    _demand_possible_dates(consent, before)
    consent.save(force_insert=True)
    if before:
        Consent.objects.filter(pk=before.pk).update(replaced_by=consent)
    log.record(f"consent.{decision}", consent, by=by, details=_details(consent))
    if before and _takes_back(before, consent):
        _let_go(case, consent, by)
    return consent


def _takes_back(before, consent):
    """Whether she agrees to less than before: not any more, to fewer categories, or for a shorter time."""
    stands = consent.covers(before.categories) and consent.lasts_as_long_as(before)
    return before.decision == Consent.Decision.GIVEN and not stands


def _let_go(case, consent, by):
    consents.tell_of_withdrawal(consent=consent, by=by)
    if consent.purpose == Consent.Purpose.AFTERCARE and case.aftercare_until:
        case.aftercare_until = min(case.aftercare_until, consent.expires_on) if consent.is_live else None
        case.save(update_fields=["aftercare_until"])
    asked = {Case.State.CLOSED, Case.State.CLOSURE_REQUESTED}
    if consent.purpose == Consent.Purpose.SERVICE and not consent.is_live and case.state not in asked:
        case.closure_reason = ClosureReason.WOMAN_REQUESTED
        shift(case, Case.State.CLOSURE_REQUESTED, by=by)


def _demand_a_recipient(case, purpose, recipient):
    if purpose == SHARING and recipient is None:
        raise Refused(
            _("Say with whom it may be shared: her consent names one partner at a time."), "consent.refused_form"
        )
    if purpose != SHARING and recipient is not None:
        raise Refused(_("Only a consent to share names a partner."), "consent.refused_form")
    if recipient is not None and recipient.pk == case.organisation_id:
        raise Refused(_("Choose another organisation than your own."), "consent.refused_form")


def _demand_possible_dates(consent, before):
    if before and consent.decided_on < before.decided_on:
        raise Refused(_("This would come before her last decision. Correct the date."), "consent.refused_form")
    if consent.decided_on > timezone.localdate():
        raise Refused(_("She cannot have decided in the future. Correct the date."), "consent.refused_form")
    if consent.expires_on and consent.expires_on < consent.decided_on:
        raise Refused(_("The consent would end before it began. Correct the dates."), "consent.refused_form")


def _details(consent):
    details = {"purpose": consent.purpose}
    if consent.recipient_id:
        details |= {"recipient": consent.recipient.code, "categories": consent.categories}
    return details
