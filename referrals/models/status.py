"""The life of a referral: its states, who may take it from one to the next, and which of them the receiver may see.

No second column says whether the receiver may look: it follows from the state, so the two cannot disagree.
The database's own rules (policies.py) are written from these tables.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    COMPLETED = "completed", _("Completed")
    REVOKED = "revoked", _("Taken back")
    WITHDRAWN = "withdrawn", _("She withdrew her consent")
    EXPIRED = "expired", _("Her consent has ended")


OPEN_TO_RECEIVER = (Status.SENT, Status.ACCEPTED, Status.DECLINED, Status.COMPLETED)
"""In every other state the receiver cannot tell the referral from one that does not exist."""

HOLDS_A_LETTER = (Status.SENT, Status.ACCEPTED, Status.COMPLETED)
"""In every other state the database keeps no letter, so a referral that was declined or taken back cannot be opened."""

SENDER_MOVES = {
    Status.DRAFT: (Status.SENT, Status.REVOKED),
    Status.SENT: (Status.REVOKED, Status.WITHDRAWN, Status.EXPIRED),
    Status.ACCEPTED: (Status.REVOKED, Status.WITHDRAWN, Status.EXPIRED),
    Status.COMPLETED: (Status.WITHDRAWN, Status.EXPIRED),
}

RECEIVER_MOVES = {
    Status.SENT: (Status.ACCEPTED, Status.DECLINED),
    Status.ACCEPTED: (Status.COMPLETED,),
}

LIVE = (Status.SENT, Status.ACCEPTED)
"""Something is still to happen."""
