"""The token in an address: 32 random bytes that only her calendar knows."""

import hashlib
import secrets

from cases.reminders.feed.models import Feed
from coalesce.permissions import Permission


def new_token():
    return secrets.token_urlsafe(32)


def digest_of(token):
    return hashlib.sha256(token.encode()).hexdigest()


def find(token):
    """The feed of an address, or None: also where its person has left, or has no such day any more."""
    feed = Feed.objects.filter(digest=digest_of(token)).select_related("person__organisation").first()
    if feed is None or not feed.person.may_sign_in() or not feed.person.may(Permission.MYDAY):
        return None
    return feed
