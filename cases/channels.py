"""Her word on each way of reaching her: what she said no to is used by nobody, and offered nowhere as safe."""

from django.utils.translation import gettext as _

from cases.models import SafeContact


def ruled_out(contact, how):
    """A rule of cases/safety.py: the sentence why this way may not be used, or nothing."""
    if _is_ruled_out(contact):
        return _("She does not agree to be reached in this way")


def _is_ruled_out(contact):
    if hasattr(contact, "is_ruled_out"):
        return contact.is_ruled_out
    return SafeContact.objects.filter(pk=contact.pk, is_ruled_out=True).exists()
