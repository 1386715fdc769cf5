"""Making, changing and taking away the address of one's own calendar, and noting that it was read."""

from django.db import transaction
from django.utils import timezone

from cases.reminders.feed.addresses import digest_of
from cases.reminders.feed.models import Feed
from coalesce.audit import log


@transaction.atomic
def make_address(*, token, by):
    """The address she had before opens nothing any more."""
    values = {"digest": digest_of(token), "made_at": timezone.now(), "read_on": None}
    feed, is_first = Feed.objects.update_or_create(person=by, defaults=values)
    log.record("feed.made" if is_first else "feed.renewed", feed, by=by)
    return feed


@transaction.atomic
def revoke_address(*, by):
    """Doing it twice is doing it once."""
    feed = Feed.objects.of(by).select_for_update().first()
    if feed is None:
        return
    log.record("feed.revoked", feed, by=by)
    feed.delete()


@transaction.atomic
def note_reading(*, feed, day):
    """Once a day: a calendar asks every hour, and the audit is for people."""
    if Feed.objects.filter(pk=feed.pk).not_yet_read_on(day).update(read_on=day):
        log.record("feed.read", feed, by=feed.person)
