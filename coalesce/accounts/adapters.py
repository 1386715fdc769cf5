"""What allauth leaves to the product: no sign-up, sealed second factors, and which of them may be removed."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.functional import cached_property

from coalesce.encryption import cipher, installation

PLACE = b"second factor"


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def save_user(self, request, user, form, commit=True):
        raise NotImplementedError("People are invited.")


class MFAAdapter(DefaultMFAAdapter):
    """Seeds of TOTP and recovery codes are sealed under a key derived from the installation's."""

    @cached_property
    def key(self):
        return installation.derive(PLACE)

    def encrypt(self, text):
        return base64.b64encode(cipher.seal(self.key, text.encode(), PLACE)).decode()

    def decrypt(self, encrypted_text):
        return cipher.open_sealed(self.key, base64.b64decode(encrypted_text), PLACE).decode()

    def can_delete_authenticator(self, authenticator):
        """The last way to prove who she is stays."""
        return strong_factors(authenticator.user).exclude(pk=authenticator.pk).exists()


def strong_factors(user):
    """The second factors of a person that prove who she is; recovery codes alone do not."""
    return user.authenticator_set.exclude(type="recovery_codes")
