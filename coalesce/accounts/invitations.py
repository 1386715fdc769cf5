"""The way in: a link that one person can use once, within three days."""

import hashlib
import secrets
from datetime import timedelta

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from coalesce.accounts.models import Invitation

VALID_FOR = timedelta(hours=72)


def new_token():
    return secrets.token_urlsafe(32)


def digest_of(token):
    return hashlib.sha256(token.encode()).hexdigest()


def find(token):
    """The open invitation of a link, or None."""
    return Invitation.objects.open().filter(digest=digest_of(token)).select_related("organisation").first()


def send_letter(invitation, link):
    """It names neither the product nor its purpose. A mail server that fails stops nobody: the link is on screen."""
    text = render_to_string("accounts/invitation_letter.txt", {"invitation": invitation, "link": link})
    send_mail(_("Your invitation"), text, None, [invitation.email], fail_silently=True)
