"""Second factors: which of them prove who a person is, and why the last of those stays."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext_lazy as _

LAST_ONE_STAYS = _("This is your only way to prove who you are. Add another one first, then remove this one.")


def strong_factors(user):
    """The second factors of a person that prove who she is; recovery codes alone do not."""
    return Authenticator.objects.filter(user_id=user.pk).exclude(type=Authenticator.Type.RECOVERY_CODES)


def is_missing(user):
    """Whether this person has still to add one; only the people of the demonstration go without."""
    if settings.DEMONSTRATION and user.is_demonstration:
        return False
    return not strong_factors(user).exists()


def can_be_removed(authenticator):
    return strong_factors(authenticator.user).exclude(pk=authenticator.pk).exists()
