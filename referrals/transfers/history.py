"""What happened to transfers: for the page of one, for her case, and in the words of the audit."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.dated import Moment, dated
from cases.timeline import Entry
from referrals.transfers.models import ReceivedTransfer, SentTransfer
from referrals.transfers.models.status import ENDS

SENTENCES = {
    "transfer.drafted": gettext_lazy("prepared a transfer"),
    "transfer.redrafted": gettext_lazy("changed the draft of a transfer"),
    "transfer.submitted": gettext_lazy("asked a supervisor to approve a transfer"),
    "transfer.approved": gettext_lazy("approved a transfer across a border"),
    "transfer.sent_back": gettext_lazy("sent a transfer back before it left"),
    "transfer.sent": gettext_lazy("asked a partner to take her on"),
    "transfer.read": gettext_lazy("read a transfer"),
    "transfer.accepted": gettext_lazy("took her on from a partner"),
    "transfer.declined": gettext_lazy("declined a transfer"),
    "transfer.revoked": gettext_lazy("took a transfer back"),
    "transfer.withdrawn": gettext_lazy("ended a transfer because she withdrew her consent"),
    "transfer.expired": gettext_lazy("ended a transfer because her consent had run out"),
    "transfer.shortened": gettext_lazy("shortened how long a transfer may be read"),
    "transfer.file_closed": gettext_lazy("closed the file of a woman whom a partner took on"),
    "transfer.stale": gettext_lazy("changed a transfer that somebody else had changed"),
    "transfer.send_refused": gettext_lazy("could not hand her over"),
    "transfer.approval_refused": gettext_lazy("could not approve a transfer"),
    "transfer.answer_refused": gettext_lazy("could not answer a transfer"),
    "transfer.revoke_refused": gettext_lazy("could not take a transfer back"),
}


def of_transfer(transfer, file_closed_at=None):
    """Newest first. file_closed_at: for the sender alone."""
    if file_closed_at:
        yield Entry(file_closed_at, _("Your file was closed"), icon="archive")
    if transfer.status in ENDS and transfer.closed_at:
        yield Entry(transfer.closed_at, transfer.get_status_display(), icon="slash-circle")
    if transfer.answered_at:
        answer = _("Declined") if transfer.decline_reason else _("Taken on")
        yield Entry(transfer.answered_at, answer, transfer.get_decline_reason_display(), by=transfer.answered_by)
    if transfer.sent_at:
        yield Entry(transfer.sent_at, _("Sent"), by=transfer.sent_by)
    if transfer.approved_at:
        yield Entry(transfer.approved_at, _("Approved by a supervisor"), by=transfer.approved_by, icon="check-circle")


def _sent(case):
    sides = SentTransfer.objects.filter(case=case, transfer__sent_at__isnull=False)
    return sides.select_related("transfer__receiver", "transfer__sent_by", "transfer__answered_by")


@dated(_sent, Moment(at="transfer__sent_at"), Moment(at="transfer__answered_at"))
def of_case(case, side):
    """What was asked of a partner for her."""
    transfer = side.transfer
    where = {"url": transfer.get_absolute_url(), "icon": "arrow-right"}
    title = _("%(partner)s was asked to take her on") % {"partner": transfer.receiver}
    yield Entry(transfer.sent_at, title, by=transfer.sent_by or "", **where)
    if transfer.answered_at:
        answer = _("%(partner)s declined") if transfer.decline_reason else _("%(partner)s took her on")
        words = transfer.get_decline_reason_display()
        yield Entry(transfer.answered_at, answer % {"partner": transfer.receiver}, words, **where)


def _received(case):
    return ReceivedTransfer.objects.filter(case=case).select_related("sender")


@dated(_received, Moment("accepted_on"))
def of_arrival(case, received):
    """How she came, when a partner handed her over."""
    title = _("Handed over by %(partner)s") % {"partner": received.sender}
    yield Entry(received.accepted_on, title, icon="arrow-right")
