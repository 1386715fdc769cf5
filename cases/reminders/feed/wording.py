"""What her settings say of the address of her calendar."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.reminders.feed.models import Feed


def of(user):
    feed = Feed.objects.of(user).first()
    if feed is None:
        return _("It can show on which days something of yours is due, and nothing of what.")
    return _("It has an address since %(day)s.") % {"day": date_format(feed.made_at, "j F Y")}
