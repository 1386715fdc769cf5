"""How a pillar's figures are written, and its ratings drawn small."""

from django import template
from django.utils.translation import gettext as _

from coalesce.charts import distance_chart

register = template.Library()


@register.filter
def duration(minutes):
    """Minutes as people say them: 45 min, 2 h, 2 h 30 min."""
    hours, rest = divmod(minutes or 0, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    words = _("%(hours)s h") % {"hours": hours}
    return f"{words} {_('%(minutes)s min') % {'minutes': rest}}" if rest else words


@register.filter
def along(value):
    """Where a rating from 1 to 5 lies on a line, in per cent of its length."""
    return f"{6 + 22 * (value - 1)}%"


@register.simple_tag
def distance_travelled(summary):
    title = _("Distance travelled")
    return distance_chart(title, [place.travel for place in summary.places], summary.pillar.slug)


@register.simple_tag
def way_travelled(journey):
    return journey.drawn(_("Distance travelled"))
