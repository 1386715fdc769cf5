"""Dates as spreadsheets and people write them; a day that could be read in two ways is refused."""

import datetime
import re

from django.utils.translation import gettext as _

from reporting.htcds.refusals import BadValue

YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
EARLIEST = datetime.date(1900, 1, 1)
LATEST = datetime.date(2100, 1, 1)


def read(field, cell):
    day = (
        of_spreadsheet(cell)
        if isinstance(cell, datetime.date | datetime.time | datetime.timedelta)
        else of_text(str(cell))
    )
    if not EARLIEST <= day <= LATEST or field.name == "prs_Birthdate" and day > datetime.date.today():
        raise BadValue(_("The date lies too far back or ahead. Correct it."))
    return day


def of_spreadsheet(cell):
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date()
    if isinstance(cell, datetime.datetime) or not isinstance(cell, datetime.date):
        raise BadValue(_("The cell holds a time of day. Write the date alone, as year-month-day, such as 1998-03-31."))
    return cell


def of_text(text):
    text = text.strip()
    if match := YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := YEAR_LAST.fullmatch(text):
        day, month, year = in_order(*map(int, match.groups()))
    else:
        raise BadValue(_("This is not a date. Write it as year-month-day, such as 1998-03-31."))
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise BadValue(_("There is no such day. Write the date as year-month-day, such as 1998-03-31.")) from error


def in_order(first, second, year):
    if first == second or first > 12:
        return first, second, year
    if second > 12:
        return second, first, year
    raise BadValue(
        _("The date can be read as day/month or as month/day. Write it as year-month-day, such as 1998-03-31.")
    )
