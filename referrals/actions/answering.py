"""The receiver's part: it looks, accepts or declines, and says how it went. Nobody else can answer."""

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import actions as case_actions
from cases.choices import EntryRoute
from cases.models import Case, Woman
from cases.models.consent import Category
from coalesce.audit import log
from coalesce.permissions import Permission
from coalesce.refusals import Refused
from coalesce.tenancy import acting
from referrals import packet
from referrals.models import DeclineReason, Outcome, ReceivedReferral, Referral, Status

REFUSED = "referral.answer_refused"


@transaction.atomic
def mark_seen(*, referral, by):
    """Tell the sender, once, that somebody has opened it."""
    if referral.is_waiting and referral.seen_at is None:
        referral = _locked(referral)
        referral.seen_at = referral.seen_at or timezone.now()
        referral.save(update_fields=["seen_at"])
    log.record("referral.read", referral, by=by, details={"number": referral.number})
    return referral


@transaction.atomic
def accept_referral(*, referral, by, caseworker=None):
    """The receiver opens a case of its own for her. caseworker: whose it becomes (default: by).

    Accepting again changes nothing for the person who accepted; whoever comes second reads who was first.
    Returns the ReceivedReferral.
    """
    referral = _locked(referral)
    if referral.is_accepted and referral.answered_by_id == by.pk:
        return ReceivedReferral.objects.select_related("case").get(referral_id=referral.pk)
    _demand_unanswered(referral)
    case = _case_for(packet.read(referral), worker=_demand_caseworker(caseworker or by), by=by)
    received = ReceivedReferral.objects.create(
        woman_id=case.woman_id,
        case=case,
        referral_id=referral.pk,
        number=referral.number,
        sender_id=referral.organisation_id,
        pillar=referral.pillar,
        service_type=referral.service_type,
    )
    _answer(referral, Status.ACCEPTED, by)
    log.record("referral.accepted", received, by=by, details={"number": referral.number})
    return received


@transaction.atomic
def decline_referral(*, referral, reason, by):
    """reason: one of DeclineReason. The letter is gone from that moment."""
    referral = _locked(referral)
    _demand_unanswered(referral)
    referral.decline_reason = DeclineReason(reason)
    _answer(referral, Status.DECLINED, by)
    log.record("referral.declined", referral, by=by, details={"number": referral.number, "reason": reason})
    return referral


@transaction.atomic
def complete_referral(*, referral, outcome, by):
    """outcome: one of Outcome."""
    referral = _locked(referral)
    if not referral.is_accepted:
        raise Refused(_("Only a referral that was accepted can be completed."), REFUSED)
    referral.status, referral.completed_at = Status.COMPLETED, timezone.now()
    referral.outcome = Outcome(outcome)
    referral.version += 1
    referral.save()
    received = ReceivedReferral.objects.get(referral_id=referral.pk)
    log.record("referral.completed", received, by=by, details={"number": referral.number, "outcome": outcome})
    return referral


def _locked(referral):
    """Held against a second answer; it may have been taken back a moment ago."""
    held = Referral.objects.received().select_for_update().filter(pk=referral.pk).first()
    if held is None:
        raise Refused(_("There is nothing here to answer any more. Go back to your referrals."), REFUSED)
    return held


def _demand_unanswered(referral):
    if referral.is_waiting:
        return
    raise Refused(
        _("%(person)s has answered this referral already: %(answer)s. Open it again to see more.")
        % {"person": referral.answered_by, "answer": referral.get_status_display()},
        REFUSED,
    )


def _demand_caseworker(user):
    if not user.may(Permission.CASE_EDIT):
        raise Refused(_("Choose a caseworker: only a caseworker can lead a case."), REFUSED)
    return user


def _answer(referral, status, by):
    referral.status, referral.answered_at, referral.answered_by = status, timezone.now(), by
    referral.version += 1
    referral.save()


def _case_for(shared, *, worker, by):
    """Her case with the receiver: the one it already has for her, or a new one from what she shared."""
    _one_at_a_time(shared["consortium_key"])
    known = Woman.objects.counted_as(shared["consortium_key"]).first()
    if known is not None:
        case = known.cases.newest_first().first()
        _demand_visible(case, by)
        case_actions.join_team(case=case, user=worker, by=by)
        return case
    return _new_case(shared, worker=worker, by=by)


def _one_at_a_time(consortium_key):
    """Two referrals of one woman are accepted one after the other, so that she becomes one woman here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{acting().organisation_id}|{consortium_key}"]
        )


def _demand_visible(case, by):
    """Answering a referral opens no case of colleagues: they, or a supervisor, take it on."""
    if Case.objects.worked_on_by(by).filter(pk=case.pk).exists():
        return
    if not Case.objects.findable_by(by).filter(pk=case.pk).exists():
        raise Refused(_("This referral needs somebody else. Ask your data-protection officer who accepts it."), REFUSED)
    raise Refused(
        _("She is known here already as %(code)s. Ask %(worker)s, who works with her, to accept this referral.")
        % {"code": case.code, "worker": case.assigned_to},
        REFUSED,
    )


def _new_case(shared, *, worker, by):
    identity = _identity(shared)
    asked = shared.get(Category.NEEDS, {}).get("need") or shared["summary"]
    beginning = {"need": asked, "entry_route": EntryRoute.NGO_PARTNER, "worker": worker, "by": by}
    if identity.get("first_name") or identity.get("known_as"):
        case = case_actions.register_woman(identity=identity, **beginning)
    else:
        case = case_actions.open_enquiry(**beginning)
        woman = case.woman
        case.woman = case_actions.update_woman(woman=woman, changes=identity, version=woman.version, by=by)
    for way in shared.get(Category.CONTACT, {}).get("ways", []):
        case_actions.add_safe_contact(woman=case.woman, by=by, **way)
    return case


def _identity(shared):
    """Values of Woman's fields: what was shared, and the key by which the consortium counts her once."""
    identity = {"consortium_key": shared["consortium_key"], **shared.get(Category.NAME, {})}
    if language := shared.get(Category.LANGUAGE):
        identity["primary_language"] = language["primary"]
        identity["secondary_language"] = language["secondary"]
        identity["interpreter_needed"] = language["interpreter"]
    if children := shared.get(Category.CHILDREN):
        identity["number_of_children"] = children["number"]
    return identity
