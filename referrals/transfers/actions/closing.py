"""The sender's file after the partner has said yes: it is closed and kept, under the sender's own rules."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.actions.moving import close_after_transfer
from cases.reminders import engine
from coalesce.audit import log
from coalesce.stale import locked
from referrals import unfinished
from referrals.transfers.models import SentTransfer


@transaction.atomic
def close_files():
    """Every file of the acting organisation that a yes of a partner has ended. Doing it twice does nothing.

    One with an open referral waits, and is asked for again by the beat. Returns how many were closed.
    """
    waiting = SentTransfer.objects.with_a_file_to_close().select_for_update(of=("self",))
    waiting = waiting.select_related("transfer__receiver", "transfer__sent_by", "case").order_by("pk")
    return sum(_close(side) for side in waiting)


def _close(side):
    if unfinished.open_referrals(side.case):
        return False
    case = locked(side.case)
    if not case.is_closed:
        told = {"partner": side.transfer.receiver, "number": side.transfer.number}
        reason = _("%(partner)s has taken her on (%(number)s).") % told
        close_after_transfer(case=case, asked_by=side.transfer.sent_by, reason=reason)
        engine.make_due_reminders(engine.today(), case=case)
    side.file_closed_at = timezone.now()
    side.save(update_fields=["file_closed_at"])
    log.record("transfer.file_closed", side, details={"number": side.transfer.number})
    return True
