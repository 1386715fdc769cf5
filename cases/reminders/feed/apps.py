from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce.audit import sentences


class FeedConfig(AppConfig):
    name = "cases.reminders.feed"
    label = "feed"

    def ready(self):
        sentences.add(
            {
                "feed.made": _("made an address for her own calendar"),
                "feed.renewed": _("changed the address for her own calendar"),
                "feed.revoked": _("took the address for her own calendar away"),
                "feed.read": _("had her dates read by her own calendar"),
            }
        )
