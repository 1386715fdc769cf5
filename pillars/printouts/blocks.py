"""The shapes that the templates of papers know, as plain words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def section(title, pillar="", **parts):
    """parts: rows, travel, words, lines, goals; each a list. What holds nothing says so."""
    shapes = {name: parts.get(name) or [] for name in ("rows", "travel", "words", "lines", "goals")}
    empty = "" if any(shapes.values()) else _("Nothing has been recorded.")
    return {"title": str(title), "pillar": pillar, "empty": empty} | shapes


def rows(pairs):
    """Only what is known."""
    return [[str(label), str(value)] for label, value in pairs if value not in {None, ""}]


def words(title, text):
    return {"title": str(title), "text": text}


def goal(aim, about, who):
    """aim: of a plan's board. who(step): who takes it, in the words of this paper."""
    steps = [_step(step, who(step)) for step in aim.steps]
    return {"statement": aim.planned.statement, "about": about, "steps": steps}


def day(moment):
    return date_format(moment, "j F Y")


def _step(step, who):
    planned = step.planned
    about = f"{who}, {_('by %(day)s') % {'day': day(planned.due_on)}}" if planned.due_on else str(who)
    return {"what": planned.what, "about": about, "is_done": planned.done_on is not None}
