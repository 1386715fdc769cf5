"""What travels with her: what she agreed to share, the handover, the dates that wait, and the look at the destination.

It is built like the letter of a referral, and `consortium_key` travels with it in the same way.
"""

import json

from django.utils.translation import gettext_lazy as _

from coalesce.refusals import Refused
from referrals import packet

HANDOVER_LENGTH = 2000
LIMIT = 24 * 1024
REFUSED = "transfer.send_refused"


def copy_of(case, categories, *, summary, dates=(), destination=None):
    """The copy as plain values. dates: keys of dates.Ahead. destination: {question: words}, across a border."""
    shared = {
        "summary": summary,
        "consortium_key": str(case.woman.consortium_key),
        "dates": list(dates),
        **packet.more_of(case, categories, {}),
    }
    if destination:
        shared["destination"] = destination
    _demand_small(shared)
    return shared


def _demand_small(shared):
    if len(shared["summary"]) > HANDOVER_LENGTH:
        raise Refused(
            _("The handover is longer than %(length)s characters. Keep only what the partner needs to go on.")
            % {"length": HANDOVER_LENGTH},
            REFUSED,
        )
    if len(json.dumps(shared, ensure_ascii=False).encode()) > LIMIT:
        raise Refused(
            _("This is more than a transfer can carry. Share fewer categories, or shorten what her record says."),
            REFUSED,
        )
