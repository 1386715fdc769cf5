"""The leaves that somebody sees: her own, those in which she stands in, and everybody's where she enters them."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import Leave
from cases.standing_in import people
from cases.standing_in.faults import days_of
from coalesce.permissions import Permission


@dataclass(frozen=True)
class Row:
    leave: Leave
    is_on: bool
    left_out: people.LeftOut | None
    may_end: bool

    @property
    def days(self):
        return days_of(self.leave)


@dataclass(frozen=True)
class Part:
    heading: str
    rows: list


def shown_to(user, day):
    """Of this day and the days to come."""
    leaves = Leave.objects.from_day(day).select_related("person", "stand_in")
    if user.may(Permission.LEAVE_MANAGE):
        return leaves
    return leaves.filter(Q(person=user) | Q(stand_in=user))


def ended_by(user):
    """Which leaves she may end."""
    leaves = Leave.objects.select_related("person", "stand_in")
    return leaves if user.may(Permission.LEAVE_MANAGE) else leaves.filter(person=user)


def parts(user, day):
    """The parts that hold something, in two queries."""
    leaves = list(shown_to(user, day))
    manages = user.may(Permission.LEAVE_MANAGE)
    # A colleague is not told how many sealed cases there are: it may be she from whom they are sealed.
    counted = people.left_out({leave.person_id for leave in leaves if manages or leave.person_id == user.pk})
    rows = [
        Row(leave, leave.is_on(day), counted.get(leave.person_id), manages or leave.person_id == user.pk)
        for leave in leaves
    ]
    hers = [row for row in rows if row.leave.person_id == user.pk]
    stands_in = [row for row in rows if row.leave.stand_in_id == user.pk]
    others = [row for row in rows if row not in hers and row not in stands_in]
    named = [(_("Your leave"), hers), (_("You stand in"), stands_in), (_("Colleagues"), others)]
    return [Part(heading, rows) for heading, rows in named if rows]
