"""What allauth leaves to the product: no sign-up, what is remembered of a sign-in, and sealed second factors."""

import base64
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import cached_property

from coalesce.accounts import factors, remember
from coalesce.accounts.actions.sessions import end_sessions
from coalesce.accounts.models import User
from coalesce.accounts.sessions import digest_of
from coalesce.encryption import cipher, installation

PLACE = b"second factor"
SIGNED_IN_AT = "signed_in_at"
NOTICES = {
    "account/email/password_changed": ("password.changed", {"how": "by herself"}),
    "account/email/password_reset": ("password.changed", {"how": "by letter"}),
    "mfa/email/totp_activated": ("second_factor.added", {"kind": "app"}),
    "mfa/email/totp_deactivated": ("second_factor.removed", {"kind": "app"}),
    "mfa/email/webauthn_added": ("second_factor.added", {"kind": "passkey"}),
    "mfa/email/webauthn_removed": ("second_factor.removed", {"kind": "passkey"}),
    "mfa/email/recovery_codes_generated": ("second_factor.added", {"kind": "recovery codes"}),
}
"""Allauth's letters about an account, which are not sent, and what the audit remembers in their place."""


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def save_user(self, request, user, form, commit=True):
        raise NotImplementedError("People are invited.")

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            remember.refused_session(account_of(credentials), "too many attempts")
            raise

    def authentication_failed(self, request, **credentials):
        remember.refused_session(account_of(credentials), "password")

    def login(self, request, user):
        """The last gate: an organisation may have been closed since the password was typed."""
        if not user.may_sign_in():
            remember.refused_session(user, "not active")
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)
        request.session[SIGNED_IN_AT] = time.time()
        remember.of_session("session.started", user)

    def logout(self, request):
        remember.of_session("session.ended", request.user, how="signed out")
        super().logout(request)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        event, details = NOTICES[template_prefix]
        remember.of_session(event, user, **details)

    def set_password(self, user, password):
        """Whoever was signed in with the old one is signed out, except where it was changed."""
        super().set_password(user, password)
        here = digest_of(self.request.session.session_key or "")
        end_sessions(user.devices.exclude(pk=here), of=user, by=user)

    def is_reauthentication_required(self, **kwargs):
        """Who signed in a moment ago has just proved who she is."""
        signed_in_at = self.request.session.get(SIGNED_IN_AT, 0)
        return time.time() - signed_in_at > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def get_logout_redirect_url(self, request):
        return reverse("account_login")


class MFAAdapter(DefaultMFAAdapter):
    """Seeds of TOTP and recovery codes are sealed under a key derived from the installation's."""

    error_messages = DefaultMFAAdapter.error_messages | {"cannot_delete_authenticator": factors.LAST_ONE_STAYS}

    @cached_property
    def key(self):
        return installation.derive(PLACE)

    def encrypt(self, text):
        return base64.b64encode(cipher.seal(self.key, text.encode(), PLACE)).decode()

    def decrypt(self, encrypted_text):
        return cipher.open_sealed(self.key, base64.b64decode(encrypted_text), PLACE).decode()

    def can_delete_authenticator(self, authenticator):
        return factors.can_be_removed(authenticator)


def account_of(credentials):
    """The person whose address was typed, or None."""
    return User.objects.filter(email__iexact=credentials.get("email") or "").first()
