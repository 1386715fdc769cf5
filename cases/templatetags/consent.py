"""What she wants kept back, for every page on which somebody chooses what to share."""

from django import template

from cases import consents

register = template.Library()


@register.inclusion_tag("cases/_withheld.html")
def withheld(case):
    """{% withheld case %}"""
    return {"withheld": consents.withholding(case)}
