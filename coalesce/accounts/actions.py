"""What is done to people and organisations, and by whom."""

from django.db import transaction

from coalesce.accounts.remember import remember


@transaction.atomic
def end_sessions(sessions, *, of, by):
    """Sign these browsers (a queryset of Session) of one person out. Returns how many there were."""
    count = sessions.alive().count()
    sessions.delete()
    if count:
        remember(
            "session.ended",
            of,
            organisation_id=of.organisation_id,
            by=by,
            details={"how": "from the list of devices" if of == by else "by somebody else", "count": count},
        )
    return count


@transaction.atomic
def change_language(*, language, by):
    by.language = language
    by.save(update_fields=["language"])
