"""What may leave the consortium: the categories that were chosen, and neither where she lives nor her common key."""

from django.utils.translation import gettext_lazy as _

from cases.choices import Channel
from cases.models.consent import Category
from coalesce.refusals import Refused
from referrals import packet
from referrals.directory.addresses import looks_like_an_address

REFUSED = "outside.refused"


def copy_of(case, categories, *, summary, alert=""):
    """The copy as plain values. categories: of cases.models.consent.Category."""
    if not categories:
        raise Refused(_("Tick at least one part of what is shared, or there is nothing to hand over."), REFUSED)
    shared = packet.copy_of(case, categories, summary=summary, alert=alert)
    del shared["consortium_key"]
    if Category.CONTACT in shared:
        ways = shared[Category.CONTACT.value]["ways"]
        shared[Category.CONTACT.value] = {"ways": [way for way in ways if way["channel"] != Channel.POST]}
    _demand_no_address(shared)
    return shared


def _demand_no_address(shared):
    if any(looks_like_an_address(text) for text in _texts(shared)):
        raise Refused(
            _("Something in this looks like an address. Where she is does not leave the consortium: say it otherwise."),
            REFUSED,
        )


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
