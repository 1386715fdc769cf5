"""The line on a worker's day that newer reminders are missing."""

from django import template

from cases.reminders import heartbeat
from coalesce.tenancy import acting

register = template.Library()


@register.inclusion_tag("reminders/_last_made.html")
def reminders_last_made():
    is_late, at = heartbeat.seen_late(acting().organisation_id)
    return {"is_late": is_late, "at": at}
