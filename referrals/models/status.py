"""The life of a referral: its states, who may take it from one to the next, and which of them the receiver may see.

No second column says whether the receiver may look: it follows from the state, so the two cannot disagree.
The database's own rules (policies.py) are written from these tables.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Waiting for an answer")
    NEEDS_INFO = "needs_info", _("Something is asked")
    ACCEPTED = "accepted", _("Accepted")
    STARTED = "started", _("The service has begun")
    DECLINED = "declined", _("Declined")
    COMPLETED = "completed", _("Completed")
    REVOKED = "revoked", _("Taken back")
    WITHDRAWN = "withdrawn", _("She took it back")
    EXPIRED = "expired", _("Her consent has ended")


UNANSWERED = (Status.SENT, Status.NEEDS_INFO)
"""The receiver has not said yes or no. What it asked may be answered first, but it need not wait for that."""

TAKEN_ON = (Status.ACCEPTED, Status.STARTED, Status.COMPLETED)
"""The receiver said yes."""

LIVE = (*UNANSWERED, Status.ACCEPTED, Status.STARTED)
"""Something is still to happen."""

OPEN_TO_RECEIVER = (*UNANSWERED, *TAKEN_ON, Status.DECLINED)
"""In every other state the receiver cannot tell the referral from one that does not exist."""

HOLDS_A_LETTER = (*UNANSWERED, *TAKEN_ON)
"""In every other state the database keeps no letter, so a referral that was declined or taken back cannot be opened."""

ENDS = (Status.REVOKED, Status.WITHDRAWN, Status.EXPIRED)

SENDER_MOVES = {
    Status.DRAFT: (Status.SENT, Status.REVOKED),
    Status.SENT: ENDS,
    Status.NEEDS_INFO: (Status.SENT, *ENDS),
    Status.ACCEPTED: ENDS,
    Status.STARTED: ENDS,
    Status.COMPLETED: (Status.WITHDRAWN, Status.EXPIRED),
}

RECEIVER_MOVES = {
    Status.SENT: (Status.NEEDS_INFO, Status.ACCEPTED, Status.DECLINED),
    Status.NEEDS_INFO: (Status.ACCEPTED, Status.DECLINED),
    Status.ACCEPTED: (Status.STARTED, Status.COMPLETED),
    Status.STARTED: (Status.COMPLETED,),
}
