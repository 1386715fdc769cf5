"""When the reminders of each organisation were last made, so that those who rely on them can be told."""

from coalesce.accounts.models import Organisation
from coalesce.health import clock, schedule
from coalesce.health.models import Pulse
from coalesce.health.watches import Watched

JOB = "cases.reminders.tasks.make_due_reminders"


def beat(organisation_id):
    Pulse.objects.beat(_name(organisation_id))


def last(organisation_id):
    """The moment at which one organisation's reminders were made; None when they never were."""
    return Pulse.objects.last(_name(organisation_id))


def oldest():
    """The moment since which every active organisation has been served; None when one never was."""
    moments = [made.at for made in watched()]
    return min(moments, default=None) if all(moments) else None


def seen_late(organisation_id):
    """(whether newer reminders should be there, when they were last made), in one query."""
    moments = Pulse.objects.last_of([clock.CLOCK, _name(organisation_id)])
    at = moments.get(_name(organisation_id))
    return clock.has_stopped(moments.get(clock.CLOCK)) or schedule.is_late(JOB, at), at


def watched():
    """Every active organisation, for the page of the product's health."""
    organisations = Organisation.objects.active().order_by("name")
    moments = Pulse.objects.last_of([_name(one.pk) for one in organisations])
    return [_watched(one, moments.get(_name(one.pk))) for one in organisations]


def _watched(organisation, at):
    return Watched(organisation.name, at, schedule.is_late(JOB, at))


def _name(organisation_id):
    return f"reminders of {organisation_id}"
