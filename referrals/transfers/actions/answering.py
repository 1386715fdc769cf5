"""The receiver's part: it reads, and says yes or no. With its yes it is responsible for her."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.actions.moving import shift
from cases.models import Case
from cases.reminders import engine
from coalesce.audit import log
from coalesce.outbox import outbox
from coalesce.refusals import Refused
from referrals import arriving
from referrals.models import DeclineReason
from referrals.packet import read
from referrals.transfers.dates import of_key
from referrals.transfers.models import HandedDate, ReceivedTransfer, Status, Transfer

REFUSED = "transfer.answer_refused"


def note_reading(*, transfer, by):
    log.record("transfer.read", transfer, by=by, details={"number": transfer.number})


@transaction.atomic
def accept_transfer(*, transfer, by, caseworker=None):
    """The receiver takes her on, in a case of its own. caseworker: whose it becomes (default: by).

    Accepting again changes nothing for the person who accepted; whoever comes second reads who was first.
    Returns the ReceivedTransfer.
    """
    transfer = _held(transfer)
    if transfer.is_accepted and transfer.answered_by_id == by.pk:
        return ReceivedTransfer.objects.select_related("case").get(transfer_id=transfer.pk)
    _demand_unanswered(transfer)
    shared = read(transfer)
    case = _case_for(shared, worker=arriving.demand_caseworker(caseworker or by), by=by)
    received = _keep(transfer, case, shared)
    _answer(transfer, Status.ACCEPTED, by)
    log.record("transfer.accepted", received, by=by, details={"number": transfer.number})
    engine.make_due_reminders(engine.today(), case=case)
    outbox.put("referrals.transfers.tasks.close_files_of", transfer.organisation_id)
    return received


@transaction.atomic
def decline_transfer(*, transfer, reason, by):
    """reason: one of DeclineReason. The letter is gone from that moment."""
    transfer = _held(transfer)
    _demand_unanswered(transfer)
    transfer.decline_reason = DeclineReason(reason)
    _answer(transfer, Status.DECLINED, by)
    log.record("transfer.declined", transfer, by=by, details={"number": transfer.number, "reason": reason})
    return transfer


def _held(transfer):
    """Held against a second answer; it may have been taken back a moment ago."""
    found = Transfer.objects.received().select_for_update().filter(pk=transfer.pk).first()
    if found is None:
        raise Refused(_("There is nothing here to answer any more. Go back to your transfers."), REFUSED)
    return found


def _demand_unanswered(transfer):
    if transfer.is_waiting:
        return
    raise Refused(
        _("%(person)s has answered this transfer already: %(answer)s. Open it again to see more.")
        % {"person": transfer.answered_by, "answer": transfer.get_status_display()},
        REFUSED,
    )


def _case_for(shared, *, worker, by):
    """The case that is open for her here, or a new one in intake, where she is asked for her own consents."""
    case = arriving.case_for(shared, worker=worker, by=by)
    if case.is_closed:
        raise Refused(
            _("She is known here as %(code)s, and that case is closed. Reopen it first, then accept.")
            % {"code": case.code},
            REFUSED,
        )
    if case.state == Case.State.ENQUIRY:
        shift(case, Case.State.INTAKE, by=by)
    return case


def _keep(transfer, case, shared):
    """Her key here takes over from the letter's, so that what came stays when the letter is gone."""
    received = ReceivedTransfer.objects.create(
        woman_id=case.woman_id,
        case=case,
        transfer_id=transfer.pk,
        number=transfer.number,
        sender_id=transfer.organisation_id,
        handed=shared,
    )
    for date in map(of_key, shared["dates"]):
        HandedDate.objects.create(woman_id=case.woman_id, case=case, received=received, rule=date.rule, due_on=date.on)
    return received


def _answer(transfer, status, by):
    transfer.status, transfer.answered_at, transfer.answered_by = status, timezone.now(), by
    transfer.letter = None
    transfer.version += 1
    transfer.save()
