"""By when an answer is due: counted in the receiver's own days, Saturdays and Sundays left out."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from referrals.models import Urgency

WORKING_DAYS = {Urgency.EMERGENCY: 0, Urgency.URGENT: 2, Urgency.ROUTINE: 5}
SATURDAY = 5


def answer_by(urgency, receiver):
    """The last day for an answer to what is sent now. An emergency is answered on the same day, whatever day it is."""
    day = timezone.localdate(timezone=ZoneInfo(receiver.timezone))
    for _working_day in range(WORKING_DAYS[Urgency(urgency)]):
        day = _next_working_day(day)
    return day


def _next_working_day(day):
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day
