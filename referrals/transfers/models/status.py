"""The life of a transfer: its states, who may take it from one to the next, and which of them the receiver may see.

The database's own rules (transfers/policies.py) are written from these tables.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    TO_APPROVE = "to_approve", _("Waiting for a supervisor")
    REQUESTED = "requested", _("Waiting for an answer")
    ACCEPTED = "accepted", pgettext_lazy("of a transfer", "Accepted")
    DECLINED = "declined", _("Declined")
    REVOKED = "revoked", _("Taken back")
    WITHDRAWN = "withdrawn", _("She took it back")
    EXPIRED = "expired", _("Her consent has ended")


LIVE = (Status.TO_APPROVE, Status.REQUESTED)
"""Something is still to happen, and not by whoever wrote it."""

OPEN_TO_RECEIVER = (Status.REQUESTED, Status.ACCEPTED, Status.DECLINED)
"""In every other state the receiver cannot tell the transfer from one that does not exist."""

HOLDS_A_LETTER = (Status.REQUESTED,)
"""The receiver that accepts keeps its words under her new key; in every other state nobody can open it again."""

ENDS = (Status.REVOKED, Status.WITHDRAWN, Status.EXPIRED)

SENDER_MOVES = {
    Status.DRAFT: (Status.TO_APPROVE, Status.REQUESTED, Status.REVOKED),
    Status.TO_APPROVE: (Status.DRAFT, Status.REQUESTED, Status.REVOKED, Status.WITHDRAWN),
    Status.REQUESTED: ENDS,
}

RECEIVER_MOVES = {Status.REQUESTED: (Status.ACCEPTED, Status.DECLINED)}
