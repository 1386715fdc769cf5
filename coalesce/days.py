"""Days that somebody types: a slip in the year is told at once, before it reaches a reminder or a statistic."""

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)


def demand_possible_year(day):
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(_("This year cannot be right. Check the date."))
