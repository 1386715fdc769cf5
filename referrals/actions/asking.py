"""Before it answers, the receiver may ask; the sender answers with words and, if she agrees, with more."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from referrals import answer_times, packet
from referrals.actions.answering import REFUSED, demand_unanswered, held
from referrals.actions.sending import demand_possible, side_of
from referrals.models import EarlierLetter, Referral, Status

ASKED = "referral.tell_refused"


@transaction.atomic
def ask_sender(*, referral, question, by):
    """One question at a time. From now on it is the sender who is expected to answer, by its own calendar."""
    referral = held(referral)
    demand_unanswered(referral)
    if referral.is_asked:
        raise Refused(
            _("%(person)s has asked something already. Wait for the answer, or call.") % {"person": referral.asked_by},
            REFUSED,
        )
    referral.question, referral.question_kept = packet.seal_question(referral, question)
    referral.status, referral.asked_at, referral.asked_by = Status.NEEDS_INFO, timezone.now(), by
    answer_times.start_clock(referral, referral.organisation)
    referral.version += 1
    referral.save()
    log.record("referral.asked", referral, by=by, details={"number": referral.number})
    return referral


@transaction.atomic
def answer_question(*, referral, answer, version, by, categories=(), seen=None):
    """Send a new letter: what was shared before as it was, the answer, and these further categories as they are now.

    seen: the mark of what the sender was shown of the further categories. Her consent of today holds for the whole
    letter, its last day included (where the law allows it without one, the day stays); the letter before is kept.
    """
    case = locked(side_of(referral).case)
    referral = _locked_question(referral)
    demand_fresh(referral, version)
    side = side_of(referral)
    consent = demand_possible(case, referral.receiver, {*side.categories, *categories})
    if seen is not None and seen != packet.mark_of(further(side, consent)):
        raise Refused(_("Her record has changed since you looked. Open the question again and see what is new."), ASKED)
    more = packet.more_of(case, categories, side.shared)
    _keep_letter(side, referral)
    side.shared = packet.with_answer(side.shared, more, question=packet.question_of(referral), answer=answer)
    side.categories, side.consent = sorted({*side.categories, *more}), consent
    side.save()
    _send_again(referral, side, consent)
    details = {"number": referral.number, "letter": referral.letter_number, "categories": sorted(more)}
    log.record("referral.told", side, by=by, details=details)
    return referral


def further(side, consent):
    """What her consent covers and the letter does not hold yet, as a copy."""
    return packet.more_of(side.case, consent.categories if consent else (), side.shared)


def _locked_question(referral):
    referral = Referral.objects.sent().select_for_update().get(pk=referral.pk)
    if not referral.is_asked or referral.has_run_out:
        raise Refused(_("Nothing is asked here any more. Open the referral again to see where it stands."), ASKED)
    return referral


def _keep_letter(side, referral):
    EarlierLetter.objects.create(
        woman_id=side.woman_id,
        case_id=side.case_id,
        side=side,
        consent=side.consent,
        number=referral.letter_number,
        categories=side.categories,
        shared=side.shared,
        sealed_at=referral.letter_at or referral.sent_at,
    )


def _send_again(referral, side, consent):
    referral.letter = packet.seal(referral, side.shared)
    referral.letter_number, referral.letter_at = referral.letter_number + 1, timezone.now()
    referral.status, referral.question, referral.question_kept = Status.SENT, None, None
    if consent is not None:
        referral.expires_on = consent.expires_on
    answer_times.start_clock(referral, referral.receiver)
    referral.save()
