"""The session engine: the cookie is known to the browser alone, the database keeps its digest and sealed words."""

import base64
import binascii
import hashlib
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.utils import timezone

from coalesce.accounts.models import Session
from coalesce.encryption import cipher, installation

SEEN_EVERY = timedelta(seconds=30)
PLACE = b"session"


def digest_of(session_key):
    return hashlib.sha256(session_key.encode()).hexdigest()


class SessionStore(SessionBase):
    """Ends after SESSION_IDLE_MINUTES without a request, and after SESSION_HOURS in any case."""

    def load(self):
        if (row := self._row()) is None:
            self._session_key = None
            return {}
        if row.seen_at < timezone.now() - SEEN_EVERY:
            Session.objects.filter(pk=row.pk).update(seen_at=timezone.now())
        return self.decode(row.data)

    def exists(self, session_key):
        return Session.objects.filter(pk=digest_of(session_key)).exists()

    def create(self):
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create=False):
        if self.session_key is None:
            return self.create()
        data = self.encode(self._get_session(no_load=must_create))
        user_id = self._get_session(no_load=must_create).get("_auth_user_id")
        if must_create:
            return self._insert(data, user_id)
        if not Session.objects.filter(pk=digest_of(self.session_key)).update(data=data, user_id=user_id):
            raise UpdateError
        return None

    def delete(self, session_key=None):
        if key := session_key or self.session_key:
            Session.objects.filter(pk=digest_of(key)).delete()

    def encode(self, session_dict):
        """Sealed, because a second factor's seed rests here while it is being set up."""
        return base64.b64encode(cipher.seal(_key(), self.serializer().dumps(session_dict), PLACE)).decode()

    def decode(self, session_data):
        """A row that somebody wrote into the table is no session."""
        try:
            return self.serializer().loads(cipher.open_sealed(_key(), base64.b64decode(session_data), PLACE))
        except (cipher.CannotOpen, binascii.Error):
            return {}

    @classmethod
    def clear_expired(cls):
        Session.objects.ended().delete()

    def _insert(self, data, user_id):
        ends = timezone.now() + timedelta(hours=settings.SESSION_HOURS)
        try:
            with transaction.atomic():
                Session.objects.create(pk=digest_of(self.session_key), data=data, user_id=user_id, expires_at=ends)
        except IntegrityError:
            raise CreateError from None

    def _row(self):
        if self.session_key is None:
            return None
        return Session.objects.alive().filter(pk=digest_of(self.session_key)).first()


@cache
def _key():
    return installation.derive(PLACE)
