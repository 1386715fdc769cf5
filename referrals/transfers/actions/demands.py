"""What a transfer demands of the sender, asked anew at each step until it has gone."""

from django.utils.translation import gettext_lazy as _

from cases import consents, lifecycle
from cases.models import Consent
from coalesce.refusals import Refused
from referrals import unfinished
from referrals.transfers import destination
from referrals.transfers.models import SentTransfer
from referrals.transfers.models.status import LIVE, Status

REFUSED = "transfer.send_refused"
PURPOSE = Consent.Purpose.SHARE_TRANSFER


def side_of(transfer):
    """The sender's private side of its own transfer."""
    return SentTransfer.objects.select_related("case__woman", "consent", "drafted_by").get(transfer=transfer)


def demand_possible(case, receiver, categories):
    """Her consent that allows it. Locking the case first holds back whoever is recording a withdrawal."""
    lifecycle.demand_open(case)
    if not receiver.is_active or not receiver.letterbox:
        raise Refused(
            _("%(partner)s does not take transfers at present. Choose another partner.") % {"partner": receiver},
            REFUSED,
        )
    consent = demand_consent(case, receiver)
    if not consent.covers(categories):
        raise Refused(
            _("Her consent does not cover everything that was chosen. Share only what she agreed to."), REFUSED
        )
    return consent


def demand_consent(case, receiver):
    """Her consent that this partner becomes responsible for her."""
    if consent := consents.live(case, PURPOSE, receiver):
        return consent
    raise Refused(
        _("She has no valid consent to hand her case over to %(partner)s. Talk with her and record it first.")
        % {"partner": receiver},
        REFUSED,
    )


def missing_for_sending(side):
    """Sentences that say what has to be seen to before it can go."""
    found = []
    if unfinished.open_referrals(side.case):
        found.append(_("A referral of hers is still open. Wait for its end, or take it back, before it goes."))
    if side.transfer.is_cross_border and destination.unanswered(side.shared.get("destination")):
        found.append(_("She crosses a border. Look at the destination with her, and answer every question about it."))
    if _others(side).exists():
        found.append(_("Another transfer of hers is waiting. Take it back first: only one partner is asked at a time."))
    return found


def demand_ready(side):
    if missing := missing_for_sending(side):
        raise Refused(" ".join(str(sentence) for sentence in missing), REFUSED)


def _others(side):
    asked = (*LIVE, Status.ACCEPTED)
    others = SentTransfer.objects.filter(case=side.case, transfer__status__in=asked, file_closed_at__isnull=True)
    return others.exclude(pk=side.pk)
