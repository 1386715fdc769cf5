"""Languages by their names."""

from django import template

from cases import places

register = template.Library()


@register.filter
def named_languages(codes):
    return ", ".join(places.language_name(code) for code in codes)
