"""How long ago somebody asked the service whether all of this still holds."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

VERIFIED_FOR = timedelta(days=180)
CAPACITY_FOR = timedelta(days=14)
DAYS_IN_A_MONTH = 30


def is_older(day, than):
    return day is None or day < timezone.localdate() - than


def oldest_fresh_day():
    return timezone.localdate() - VERIFIED_FOR


def ago(day):
    """ "7 months ago", counted in whole months; days while it is less than one."""
    days = (timezone.localdate() - day).days
    if days < 1:
        return _("today")
    if days < DAYS_IN_A_MONTH:
        return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}
    months = days // DAYS_IN_A_MONTH
    return ngettext("%(months)s month ago", "%(months)s months ago", months) % {"months": months}
