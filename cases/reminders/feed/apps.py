from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce.accounts import own
from coalesce.audit import sentences
from coalesce.permissions import Permission


class FeedConfig(AppConfig):
    name = "cases.reminders.feed"
    label = "feed"

    def ready(self):
        from cases.reminders.feed import wording  # noqa: PLC0415  models exist only now

        own.add(
            own.Card(
                _("Your calendar"),
                "calendar3",
                "feed:address",
                wording.of,
                _("Make its address, or take it away"),
                Permission.MYDAY,
            )
        )
        sentences.add(
            {
                "feed.made": _("made an address for her own calendar"),
                "feed.renewed": _("changed the address for her own calendar"),
                "feed.revoked": _("took the address for her own calendar away"),
                "feed.read": _("had her dates read by her own calendar"),
            }
        )
