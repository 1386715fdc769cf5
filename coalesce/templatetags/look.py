"""Small marks that many pages need: an icon, a person's initials, a number in the reader's language."""

import re
from functools import cache
from numbers import Number
from pathlib import Path

from django import template
from django.utils.formats import number_format
from django.utils.safestring import mark_safe

register = template.Library()
ICONS = Path(__file__).resolve().parents[2] / "static/icons"
DRAWING = re.compile(r'viewBox="([^"]+)"[^>]*>(.*)</svg>', re.DOTALL)


@register.simple_tag
def icon(name, size=""):
    """A drawing beside words; it is hidden from screen readers, so words must stand next to it."""
    return _drawing(name, f"icon icon-{size}" if size else "icon")


@cache
def _drawing(name, css):
    path = ICONS / f"{name}.svg"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in ICONS.glob("*.svg")))
        raise template.TemplateSyntaxError(f"There is no icon “{name}” in static/icons. There are: {known}.")
    box, lines = DRAWING.search(path.read_text()).groups()
    frame = f'class="{css}" viewBox="{box}" fill="currentColor" aria-hidden="true" focusable="false"'
    return mark_safe(f"<svg {frame}>{lines.strip()}</svg>")  # noqa: S308 (our own file)


@register.filter
def initials(name):
    """Two letters for a round mark: "Ada Byrne" is AB, "Μαρία" is Μ."""
    words = str(name).replace("-", " ").split()
    letters = [word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)]
    return "".join(letters).upper()


@register.filter
def number(value):
    """A figure as the reader writes it; what is missing is a dash, never a zero."""
    if value is None:
        return "–"
    return number_format(value, force_grouping=True) if isinstance(value, Number) else value


@register.filter
def beside(columns, row):
    """Each heading with the cell under it, for tables that fold into cards."""
    return zip(columns, row, strict=True)


@register.filter
def asks_for_something(form):
    """Whether the form is long enough to need the words about its stars."""
    fields = form.visible_fields()
    return len(fields) > 1 and any(field.field.required for field in fields)
