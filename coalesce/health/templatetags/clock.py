"""The line on every page of those who can start the clock again."""

from django import template

from coalesce.health import clock

register = template.Library()


@register.inclusion_tag("health/_clock.html")
def clock_notice():
    return {"stopped_since": clock.stopped_since()}
