"""Her decisions. A new one replaces the one before and leaves it standing beside it, for ever."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import asking, consents
from cases.actions.moving import shift
from cases.choices import ClosureReason
from cases.interpreters import gates as interpreters
from cases.models import Case, Consent
from cases.reminders import engine
from coalesce.audit import log
from coalesce.days import months_after
from coalesce.refusals import Refused
from coalesce.stale import locked

REFUSED = "consent.refused_form"
SHARING_MONTHS = 6


@transaction.atomic
def give_consent(*, case, purpose, by, categories=(), **told):
    """told: any other field of Consent, by its name; once: the random number of the form.

    recipient, recipient_name, scope and categories: for the purposes that ask for them (cases/consents.py). To share
    ends by itself.
    """
    if purpose in consents.SHARING and not categories:
        raise Refused(_("Choose what may be shared: nothing is shared that she did not name."), REFUSED)
    about = _about(case, purpose, told) | {"categories": list(categories)}
    return _decide(case, purpose, Consent.Decision.GIVEN, by, about, told)


@transaction.atomic
def refuse_consent(*, case, purpose, by, **told):
    return _decide(case, purpose, Consent.Decision.REFUSED, by, _about(case, purpose, told), told)


@transaction.atomic
def note_that_she_could_not_be_asked(*, case, purpose, by, **told):
    """It is no yes and no no: what rested on an earlier yes ends, and she is asked when she can answer."""
    return _decide(case, purpose, Consent.Decision.NOT_POSSIBLE, by, _about(case, purpose, told), told)


@transaction.atomic
def withdraw_consent(*, consent, by, once=None, **told):
    """Takes back a consent that was given; what rested on it ends in this same transaction."""
    case = locked(consent.case)
    consent = locked(consent)
    if made := _made_before(case, once, Consent.Decision.WITHDRAWN):
        return made
    if consent.decision != Consent.Decision.GIVEN or consent.replaced_by_id:
        raise Refused(
            _("This is not her latest decision any more. Open her consents again to see it."),
            "consent.withdraw_refused",
        )
    about = {name: getattr(consent, name) for name in ("recipient", "recipient_name", "scope")}
    return _decide(case, consent.purpose, Consent.Decision.WITHDRAWN, by, about, told | {"once": once})


def _about(case, purpose, told):
    """With whom, or by which way; taken out of what is told."""
    about = {"recipient": told.pop("recipient", None), "scope": told.pop("scope", "")}
    name = " ".join(told.pop("recipient_name", "").split())
    if purpose != Consent.Purpose.SHARE_OUTSIDE:
        return about
    if not name:
        raise Refused(_("Name the service: her consent is for one service at a time."), REFUSED)
    return about | {"recipient_name": name, "scope": consents.mark_of_service(case, name)}


def _decide(case, purpose, decision, by, about, told):
    case, once = locked(case), told.pop("once", None)
    if made := _made_before(case, once, decision):
        return made
    _demand_that_it_says_which(case, purpose, about)
    interpreters.demand_allowed(case.woman, told.get("interpreter"))
    before = consents.standing(case, purpose, about["recipient"], about["scope"])
    consent = Consent(
        pk=_key_of(case, once),
        woman_id=case.woman_id,
        case=case,
        purpose=purpose,
        decision=decision,
        recorded_by=by,
        **about,
        **told,
    )
    _let_it_end(consent)
    _demand_possible_dates(consent, before)
    consent.save(force_insert=True)
    if before:
        Consent.objects.filter(pk=before.pk).update(replaced_by=consent)
    log.record(f"consent.{decision}", consent, by=by, details=_details(consent))
    if before and _takes_back(before, consent):
        _let_go(case, consent, by)
        _tell_at_once(case)
    elif consent.capacity != asking.Capacity.ABLE:
        _tell_at_once(case)
    return consent


def _tell_at_once(case):
    """Whoever has something to do now reads it on her day (cases/reminders/decided.py)."""
    engine.make_due_reminders(engine.today(), case=case)


def _made_before(case, once, decision):
    """What this form has written already: posted twice it is one decision."""
    made = Consent.objects.filter(pk=_key_of(case, once)).first() if once else None
    if made is not None and made.decision != decision:
        raise Refused(_("This form has been saved before. Open a new one for her new decision."), REFUSED)
    return made


def _key_of(case, once):
    return uuid.uuid5(case.pk, f"consent {once}") if once else uuid.uuid4()


def _let_it_end(consent):
    """What she agrees to share is shared for half a year, unless she names an earlier day."""
    if consent.is_given and consent.purpose in consents.SHARING and consent.expires_on is None:
        consent.expires_on = months_after(consent.valid_from or consent.decided_on, SHARING_MONTHS)


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
    if consent.purpose == Consent.Purpose.SERVICE and _is_her_no(consent) and case.state not in asked:
        case.closure_reason = ClosureReason.WOMAN_REQUESTED
        shift(case, Case.State.CLOSURE_REQUESTED, by=by)


def _is_her_no(consent):
    """That she could not be asked, or agrees from a later day on, is no wish to end."""
    return consent.decision in {Consent.Decision.REFUSED, Consent.Decision.WITHDRAWN}


def _demand_that_it_says_which(case, purpose, about):
    recipient, scope = about["recipient"], about["scope"]
    if purpose in consents.WITH_A_PARTNER and recipient is None:
        raise Refused(_("Say with whom it may be shared: her consent names one partner at a time."), REFUSED)
    if purpose not in consents.WITH_A_PARTNER and recipient is not None:
        raise Refused(_("Only a consent to share names a partner."), REFUSED)
    if recipient is not None and recipient.pk == case.organisation_id:
        raise Refused(_("Choose another organisation than your own."), REFUSED)
    if purpose == Consent.Purpose.SHARE_OUTSIDE:
        return
    if scope not in (consents.SCOPES[purpose].values if purpose in consents.SCOPES else [""]):
        raise Refused(_("Say which one she decides about: one way, or one authority, at a time."), REFUSED)


def _demand_possible_dates(consent, before):
    if before and consent.decided_on < before.decided_on:
        raise Refused(_("This would come before her last decision. Correct the date."), REFUSED)
    if consent.decided_on > timezone.localdate():
        raise Refused(_("She cannot have decided in the future. Correct the date."), REFUSED)
    if consent.expires_on and consent.expires_on < (consent.valid_from or consent.decided_on):
        raise Refused(_("The consent would end before it began. Correct the dates."), REFUSED)


def _details(consent):
    details = {"purpose": consent.purpose}
    if consent.recipient_id:
        details |= {"recipient": consent.recipient.code, "categories": consent.categories}
    if consent.purpose == Consent.Purpose.SHARE_OUTSIDE:
        details["categories"] = consent.categories
    elif consent.scope:
        details["scope"] = consent.scope
    return details
