"""What cannot be true of a record: functions (case, values, row) of (field, sentence). Forms show them, actions refuse.

row is the record that is being corrected, or None.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pillars import gates
from pillars.economic.models import Employment, Home, Learning, Recognition


def of_level(case, values, row):
    if "reached_on" in values and (sentence := gates.fault_of_day(case, values["reached_on"])):
        yield "reached_on", sentence


def of_learning(case, values, row):
    yield from _backwards(values)
    if values.get("kind") == Learning.Kind.LANGUAGE_COURSE and not values.get("language"):
        yield "language", _("Choose the language of the course.")
    outcome, until = values.get("outcome"), values.get("until")
    if outcome == Learning.Outcome.UNDER_WAY or outcome is None:
        return
    if until is None:
        yield "until", _("It has ended. Enter the day on which it ended.")
    else:
        yield from _future("until", until)


def of_recognition(case, values, row):
    applied_on, decided_on, result = (values.get(name) for name in ("applied_on", "decided_on", "result"))
    yield from _future("applied_on", applied_on)
    yield from _future("decided_on", decided_on)
    if applied_on and decided_on and decided_on < applied_on:
        yield "decided_on", _("The decision lies before the application. Look at the two dates.")
    if result == Recognition.Result.WAITING and decided_on:
        yield "result", _("There is a day of decision. Choose what was decided, or leave that day empty.")
    elif result and result != Recognition.Result.WAITING and not decided_on and "decided_on" in values:
        yield "decided_on", _("Enter the day on which this was decided.")


def of_employment(case, values, row):
    yield from _backwards(values)
    yield from _future("since", values.get("since"))
    if values.get("is_main"):
        yield from _overlap(other_main_statuses(case, row), values)


def of_home(case, values, row):
    yield from _backwards(values)
    yield from _backwards(values, last="stay_ends_on")
    yield from _future("since", values.get("since"))
    yield from _overlap(other_homes(case, row), values)


def of_right_to_work(case, values, row):
    return _backwards(values)


def of_programme(case, values, row):
    yield from _backwards(values)
    yield from _backwards(values, last="ends_on")
    yield from _future("until", values.get("until"))
    if values.get("talks_held") and not values.get("until"):
        yield "talks_held", _("These talks come after the end. Enter the day on which the programme ended.")


def of_money(case, values, row):
    yield from _backwards(values)
    yield from _future("since", values.get("since"))


def of_debt(case, values, row):
    yield from of_money(case, values, row)
    yield from _future("until", values.get("until"))


def other_main_statuses(case, row):
    return _others(Employment.objects.filter(case=case, is_main=True), row)


def other_homes(case, row):
    return _others(Home.objects.filter(case=case), row)


def _others(rows, row):
    return rows if row is None else rows.exclude(pk=row.pk)


def _backwards(values, first="since", last="until"):
    begins, ends = values.get(first), values.get(last)
    if begins and ends and ends < begins:
        yield last, _("The end lies before the beginning. Look at the two dates.")


def _future(field, day):
    if day and day > timezone.localdate():
        yield field, _("The date lies in the future. Record it when it has taken place.")


def _overlap(others, values):
    """One may end on the day on which the next begins."""
    since, until = values.get("since"), values.get("until")
    if since is None:
        return
    clashing = others.filter(Q(until=None) | Q(until__gt=since))
    if until is not None:
        clashing = clashing.filter(since__lt=until)
    if values.get("ends_former"):
        clashing = clashing.exclude(until=None, since__lt=since)
    if former := clashing.first():
        words = _("This overlaps with “%(what)s” from %(day)s. Enter the end of that one first, or change the dates.")
        yield "since", words % {"what": former, "day": date_format(former.since, "j F Y")}
