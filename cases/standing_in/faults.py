"""Why a leave cannot be entered like this: pairs of a field and a sentence that says what to do.

The form shows them beside the field; the action refuses with the first.
"""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import Leave
from coalesce.permissions import Permission

LONGEST = datetime.timedelta(days=366)


def of_a_leave(person, stand_in, begins_on, ends_on, *, by, today):
    if of_days := _of_the_days(begins_on, ends_on, today):
        yield "ends_on", of_days
        return
    meeting = Leave.objects.standing().within(begins_on, ends_on).select_related("person", "stand_in")
    if meeting.filter(person=person, stand_in=stand_in, begins_on=begins_on, ends_on=ends_on).exists():
        return  # sent twice
    yield from _of_the_person(person, meeting)
    yield from _of_the_stand_in(person, stand_in, meeting, by)


def _of_the_days(begins_on, ends_on, today):
    if ends_on < begins_on:
        return _("The last day cannot come before the first one. Look at the two dates.")
    if ends_on < today:
        return _("These days are over. Enter a last day that is still to come.")
    if ends_on - begins_on > LONGEST:
        return _("This is longer than a year. Hand her cases over to a colleague instead.")
    return None


def _of_the_person(person, meeting):
    if own := meeting.filter(person=person).first():
        yield (
            "begins_on",
            _("%(name)s is away then already: %(days)s. Choose other days, or end that leave first.")
            % told(own.person, own),
        )
    if other := meeting.filter(stand_in=person).first():
        words = _("%(name)s stands in for %(person)s then: %(days)s. Somebody else has to stand in there first.")
        yield "begins_on", words % told(person, other)


def _of_the_stand_in(person, stand_in, meeting, by):
    if stand_in.pk == person.pk:
        yield "stand_in", _("Nobody stands in for herself. Choose a colleague.")
    elif not works_here(person, stand_in):
        yield "stand_in", _("This person does not work on cases here any more. Choose somebody else.")
    elif stand_in.pk == by.pk and not by.may(Permission.CASE_VIEW_ALL):
        # Whoever manages people would open any record of a colleague's by a form.
        words = _("Nobody makes herself a stand-in. %(name)s or a supervisor can enter it, or choose somebody else.")
        yield "stand_in", words % {"name": person.name}
    elif person.may(Permission.CASE_VIEW_ALL) and not stand_in.may(Permission.CASE_VIEW_ALL):
        words = _(
            "%(name)s supervises, and what waits for a supervisor would be seen by nobody. Choose a supervisor, "
            "or ask a manager to make a colleague one for these days."
        )
        yield "stand_in", words % {"name": person.name}
    elif away := meeting.filter(person=stand_in).first():
        words = _("%(name)s is away herself then: %(days)s. Choose somebody else, or other days.")
        yield "stand_in", words % told(stand_in, away)


def works_here(person, stand_in):
    return (
        stand_in.is_active and stand_in.organisation_id == person.organisation_id and stand_in.may(Permission.CASE_VIEW)
    )


def told(person, leave):
    return {"name": person.name, "person": leave.person.name, "days": days_of(leave)}


def days_of(leave):
    first, last = (date_format(day, "j F Y") for day in (leave.begins_on, leave.ends_on))
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
