"""The picture of her way in each language: where she began, and where she is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.places import language_name
from pillars.economic.models import LanguageLevel

HIGHEST = len(LanguageLevel.Level) - 1


@dataclass(frozen=True)
class Way:
    label: str
    first: LanguageLevel
    latest: LanguageLevel

    @property
    def words(self):
        if self.first.level == self.latest.level:
            return str(self.latest)
        return f"{self.first} → {self.latest}"

    @property
    def begins(self):
        return _along(self.first.step)

    @property
    def ends(self):
        return _along(self.latest.step)


def ways(levels):
    """levels: the latest first. One way for each language and skill, in the order of the latest."""
    found = {}
    for level in levels:
        key = (level.language, level.skill)
        latest = found[key].latest if key in found else level
        found[key] = Way(_label(level), level, latest)
    return list(found.values())


def _label(level):
    language = language_name(level.language)
    if level.skill == LanguageLevel.Skill.OVERALL:
        return language
    return _("%(language)s, %(skill)s") % {"language": language, "skill": level.get_skill_display()}


def _along(step):
    """Where a level lies on the line, in per cent of its length; written for an attribute, so with a point."""
    return f"{6 + 88 * step // HIGHEST}%"
