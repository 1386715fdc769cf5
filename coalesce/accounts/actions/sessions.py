"""Signing browsers out."""

from coalesce.accounts.remember import at, remember


def end_sessions(sessions, *, of, by):
    """Sign these browsers (a queryset of Session) of one person out. Returns how many there were."""
    how = "by herself" if of == by else "by somebody else"
    with at(of.organisation_id, by):
        count = sessions.alive().count()
        sessions.delete()
        if count:
            details = {"how": how, "count": count}
            remember("session.ended", of, organisation_id=of.organisation_id, by=by, details=details)
    return count
