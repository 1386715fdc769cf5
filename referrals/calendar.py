"""By when an answer is due: counted in the days on which the one who answers works, and from when it is late."""

from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

from referrals.models import Urgency

WORKING_DAYS = {Urgency.EMERGENCY: 0, Urgency.URGENT: 2, Urgency.ROUTINE: 5}
EMERGENCY_HOURS = 4
SATURDAY = 5


def start_clock(referral, organisation):
    """organisation: whose turn it is now, the receiver or, when it asked something, the sender. Saves nothing."""
    referral.answer_by = answer_by(referral.urgency, organisation)
    referral.late_from = late_from(referral.urgency, organisation, referral.answer_by)


def answer_by(urgency, organisation):
    """The last day for an answer to what is sent now. An emergency is answered on the same day, whatever day it is."""
    day = timezone.localdate(timezone=_zone(organisation))
    for _working_day in range(WORKING_DAYS[Urgency(urgency)]):
        day = _next_working_day(day, organisation.country)
    return day


def late_from(urgency, organisation, day):
    """The moment after which supervisors are told: an emergency waits four hours, all else until the day is over."""
    if urgency == Urgency.EMERGENCY:
        return timezone.now() + timedelta(hours=EMERGENCY_HOURS)
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=_zone(organisation))


def _next_working_day(day, country):
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY or day in _public_holidays(country):
        day += timedelta(days=1)
    return day


@lru_cache
def _public_holidays(country):
    """Of the whole country; a country that is not known has none, so that an answer is never expected later for it."""
    if country not in holidays.list_supported_countries():
        return frozenset()
    return holidays.country_holidays(country)


def _zone(organisation):
    return ZoneInfo(organisation.timezone)
