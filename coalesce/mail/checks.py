"""Warns where mail would travel in the clear, or lead its reader nowhere."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Tags, Warning, register

from coalesce.environment import THIS_MACHINE

SMTP = "coalesce.mail.backend.EmailBackend"


@register(Tags.security)
def mail_is_sealed(app_configs, **kwargs):
    if settings.EMAIL_BACKEND != SMTP or settings.EMAIL_HOST in THIS_MACHINE:
        return
    if not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        yield Warning(
            f"Mail goes to {settings.EMAIL_HOST} unencrypted: everyone on the way reads who is written to.",
            hint="Set COALESCE_SMTP_SECURITY to starttls or tls.",
            id="coalesce.W001",
        )


@register(Tags.security)
def letters_lead_here(app_configs, **kwargs):
    if settings.EMAIL_BACKEND == SMTP and urlsplit(settings.PUBLIC_ADDRESS).hostname in THIS_MACHINE:
        yield Warning(
            f"Letters lead to {settings.PUBLIC_ADDRESS}, which opens on this machine alone.",
            hint="Set COALESCE_ADDRESS to the address that people type, for example https://case.example.org",
            id="coalesce.W002",
        )
