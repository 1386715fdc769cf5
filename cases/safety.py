"""May she be reached this way, now? One question in one place: whatever calls or writes to her asks here first.

Nothing in the product sends anything to a woman. Whatever will, passes `demand_contact`, which refuses when in doubt.
"""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cases import consents
from coalesce.refusals import Refused

CALL, MESSAGE, LEAVE_MESSAGE = "call", "message", "leave_message"

further_rules = []
"""Functions fn(contact, how) that answer with a sentence why this way may not be used, or nothing."""


@dataclass(frozen=True)
class Answer:
    """tone: ok, warn or stop, as a badge looks. Where only a person can judge, nothing is allowed by itself."""

    is_allowed: bool
    sentence: str | Promise
    tone: str = "ok"
    before: tuple = ()

    @property
    def icon(self):
        return {"ok": "check-circle", "warn": "clock", "stop": "slash-circle"}[self.tone]


def ways_of(woman):
    """Her safe contacts, with the organisation in whose time they are judged."""
    return woman.safe_contacts.select_related("organisation")


def may_contact(contact, *, at=None, how=CALL):
    """at: an aware moment, now unless said otherwise. how: call, message or leave_message."""
    local = _where_she_is(contact, at or timezone.now())
    if sentence := _never(contact, local.date(), how):
        return Answer(False, sentence, "stop")
    if sentence := _not_at_this_hour(contact, local):
        return Answer(False, sentence, "warn", _before(contact))
    before = _before(contact)
    if contact.has_safe_times and not contact.safe_hours:
        return Answer(False, _("Read her safe times first."), "warn", before)
    return Answer(True, _("Safe now"), "ok", before)


def safe_now(contact):
    """How it stands with the way this contact is meant for: a letter or message is written, everything else a call."""
    return may_contact(contact, how=CALL if contact.is_spoken else MESSAGE)


def demand_contact(contact, *, how, at=None):
    """For whatever sends by itself: what is not plainly allowed is refused."""
    answer = may_contact(contact, at=at, how=how)
    if not answer.is_allowed:
        raise Refused(answer.sentence, event="contact.unsafe_refused")
    if not consents.agreed_to_channel(contact):
        raise Refused(_("She has not agreed to be reached in this way. Ask her first."), event="contact.unsafe_refused")


def fault_of_day(woman, day, how):
    """Why she is not to be reached so on this day by any way that is known of her; None when one is safe."""
    ways = [way for way in woman.safe_contacts.all() if _is_for(way, how)]
    faults = [_never(way, day, how) or _not_on_this_day(way, day) for way in ways]
    return faults[0] if faults and all(faults) else None


def _where_she_is(contact, moment):
    return moment.astimezone(ZoneInfo(contact.organisation.timezone))


def _is_for(contact, how):
    return how != CALL or contact.is_spoken


def _never(contact, day, how):
    """What no hour of this day changes."""
    if contact.unsafe_until is not None and contact.unsafe_until >= day:
        return _("Do not use until %(day)s") % {"day": date_format(contact.unsafe_until, "j F Y")}
    if how == CALL and not contact.is_spoken:
        return _("This is for writing. Do not call.")
    if how == MESSAGE and not contact.may_send_message:
        return _("Send no message")
    if how == LEAVE_MESSAGE and not contact.may_leave_message:
        return _("Leave no message")
    if day.weekday() in contact.never_days:
        return _("Never on %(day)s") % {"day": WEEKDAYS[day.weekday()]}
    return next((sentence for rule in further_rules if (sentence := rule(contact, how))), None)


def _not_on_this_day(contact, day):
    if contact.safe_hours and not _windows_on(contact, day):
        return _("Not on %(day)s") % {"day": WEEKDAYS[day.weekday()]}
    return None


def _not_at_this_hour(contact, local):
    if not contact.safe_hours:
        return None
    now, windows = local.time().replace(second=0, microsecond=0), _windows_on(contact, local.date())
    if any(begin <= now < end for begin, end in windows):
        return None
    if later := [begin for begin, _end in windows if begin > now]:
        return _("Not before %(time)s") % {"time": date_format(_at(later[0]), "H:i")}
    return _next_time(contact, local.date())


def _next_time(contact, today):
    for days in range(1, 8):
        day = today + datetime.timedelta(days=days)
        if day.weekday() not in contact.never_days and (windows := _windows_on(contact, day)):
            known = {"day": WEEKDAYS[day.weekday()], "time": date_format(_at(windows[0][0]), "H:i")}
            return _("Not now. Next: %(day)s from %(time)s") % known
    return _("Not at any hour that is written down")


def _windows_on(contact, day):
    """[(begin, end)] of this weekday, earliest first."""
    hours = [window for window in contact.safe_hours if day.weekday() in window["days"]]
    return sorted((datetime.time.fromisoformat(one["from"]), datetime.time.fromisoformat(one["to"])) for one in hours)


def _at(time):
    return datetime.datetime.combine(datetime.date.min, time)


def _before(contact):
    """What to keep to when she is reached, in the order in which it is needed."""
    found = [_("Ask for the code word first")] if contact.has_code_word else []
    if contact.is_spoken and not contact.may_leave_message:
        found.append(_("Leave no message"))
    return tuple(found)


def hours_in_words(safe_hours):
    """["Monday, Tuesday: 09:00 to 12:00"]"""
    line = _("%(days)s: %(from)s to %(to)s")
    return [line % (window | {"days": days_in_words(window["days"])}) for window in safe_hours]


def days_in_words(days):
    return ", ".join(str(WEEKDAYS[day]) for day in days)
