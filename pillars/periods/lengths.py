"""A length of time in the unit that the law uses, and the last day of it."""

import calendar
import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

MONTHS_IN_A_YEAR, DAYS_IN_A_WEEK = 12, 7


class Unit(models.TextChoices):
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")


WORDS = {
    Unit.DAYS: ngettext_lazy("%(length)s day", "%(length)s days", "length"),
    Unit.WEEKS: ngettext_lazy("%(length)s week", "%(length)s weeks", "length"),
    Unit.MONTHS: ngettext_lazy("%(length)s month", "%(length)s months", "length"),
    Unit.YEARS: ngettext_lazy("%(length)s year", "%(length)s years", "length"),
}


def in_words(length, unit):
    return WORDS[Unit(unit)] % {"length": length}


def counted(start, length, unit):
    """The day that lies so far after the start; the last day of a month that has no such day."""
    if unit in (Unit.DAYS, Unit.WEEKS):
        return start + datetime.timedelta(days=length * (DAYS_IN_A_WEEK if unit == Unit.WEEKS else 1))
    months = start.month - 1 + length * (MONTHS_IN_A_YEAR if unit == Unit.YEARS else 1)
    year, month = start.year + months // MONTHS_IN_A_YEAR, months % MONTHS_IN_A_YEAR + 1
    return start.replace(year=year, month=month, day=min(start.day, calendar.monthrange(year, month)[1]))
