"""Days that somebody types: a slip in the year is told at once, before it reaches a reminder or a statistic."""

import calendar
import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)


def demand_possible_year(day):
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(_("This year cannot be right. Check the date."))


def months_after(day, months):
    """The same day some months later, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
