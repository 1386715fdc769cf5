"""By when an answer is due: counted in the days on which the one who answers works, and from when it is late."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from coalesce import calendar
from referrals.models import Urgency

WORKING_DAYS = {Urgency.EMERGENCY: 0, Urgency.URGENT: 2, Urgency.ROUTINE: 5}
EMERGENCY_HOURS = 4


def start_clock(referral, organisation):
    """organisation: whose turn it is now, the receiver or, when it asked something, the sender. Saves nothing."""
    referral.answer_by = answer_by(referral.urgency, organisation)
    referral.late_from = late_from(referral.urgency, organisation, referral.answer_by)


def answer_by(urgency, organisation):
    """The last day for an answer to what is sent now. An emergency is answered on the same day, whatever day it is."""
    today = timezone.localdate(timezone=_zone(organisation))
    return calendar.of(organisation).after(today, WORKING_DAYS[Urgency(urgency)])


def late_from(urgency, organisation, day):
    """The moment after which supervisors are told: an emergency waits four hours, all else until the day is over."""
    if urgency == Urgency.EMERGENCY:
        return timezone.now() + timedelta(hours=EMERGENCY_HOURS)
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=_zone(organisation))


def _zone(organisation):
    return ZoneInfo(organisation.timezone)
