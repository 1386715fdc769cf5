"""The life of what is shared with a service outside: its states, and which follows which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PRINTED = "printed", _("Handed over on paper")
    WAITING = "waiting", _("Waits to be opened")
    OPENED = "opened", _("Opened")
    EXPIRED = "expired", _("Not opened in time")
    BLOCKED = "blocked", _("Closed after wrong codes")
    REVOKED = "revoked", _("Taken back")
    WITHDRAWN = "withdrawn", _("She took it back")


UNREAD = (State.EXPIRED, State.BLOCKED)
"""A link that nobody read."""

ENDS = (State.REVOKED, State.WITHDRAWN)
MOVES = {
    State.DRAFT: (State.PRINTED, State.WAITING, State.REVOKED),
    State.PRINTED: (State.PRINTED, *ENDS),
    # Another link takes the place of one that waits, because a code can be lost.
    State.WAITING: (State.WAITING, State.PRINTED, State.OPENED, *UNREAD, *ENDS),
    State.EXPIRED: (State.WAITING, State.PRINTED, *ENDS),
    State.BLOCKED: (State.WAITING, State.PRINTED, *ENDS),
    State.OPENED: (State.WITHDRAWN,),
}
TONES = {
    State.DRAFT: "warn",
    State.PRINTED: "ok",
    State.WAITING: "info",
    State.OPENED: "ok",
    State.EXPIRED: "warn",
    State.BLOCKED: "stop",
}


def follows(before, after):
    return after in MOVES.get(before, ())
