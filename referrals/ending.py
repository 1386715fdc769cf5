"""How what was handed to a partner ends: the same for a referral and for a transfer."""

from django.utils import timezone

from coalesce.audit import log


def shorten(handed, side, day, *, by):
    """She agreed anew, and to an earlier day than when it was sent. side: the sender's own row of it."""
    if day is None or (handed.expires_on is not None and handed.expires_on <= day):
        return
    handed.expires_on = day
    handed.version += 1
    handed.save()
    _record(handed, "shortened", side, by, until=day.isoformat())


def end(handed, side, status, *, by):
    """From this moment it does not exist for the receiver."""
    handed.status, handed.closed_at, handed.letter = status, timezone.now(), None
    handed.version += 1
    handed.save()
    _record(handed, status, side, by)
    return handed


def _record(handed, event, side, by, **details):
    log.record(f"{handed._meta.model_name}.{event}", side, by=by, details={"number": handed.number} | details)
