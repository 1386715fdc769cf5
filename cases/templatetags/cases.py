"""What the pages of a case share."""

from django import template
from django.template.loader import render_to_string

from cases import tabs

register = template.Library()


@register.inclusion_tag("cases/_tabs.html", takes_context=True)
def case_tabs(context, case):
    """The tabs of a case, for the person who looks."""
    return {"tabs": tabs.of(case, context["request"].user, context["request"].path), "case": case}


@register.simple_tag(takes_context=True)
def panel(context, one):
    """A card that a higher app gave to the case page."""
    return render_to_string(one.template, one.context, context["request"])
