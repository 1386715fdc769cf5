"""How she stands, in five lines beside her goals."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.places import language_name
from pillars.economic import kinds
from pillars.economic.models import Employment, Home, Income, LanguageLevel, Learning
from pillars.particulars import Line, Particular


def at_a_glance(case):
    """The add button is for the first thing asked: where she stands in working life."""
    found = [
        ("languages", _("Languages"), _language(case)),
        ("learning", _("Learning"), _learning(case)),
        ("work", _("Work"), Employment.objects.filter(case=case, is_main=True, until=None).first()),
        ("money", _("Money"), _money(case)),
        ("homes", _("Home"), Home.objects.filter(case=case, until=None).first()),
    ]
    return Particular(
        heading=_("At a glance"),
        empty="",
        add_url=reverse("pillars:economic:record", args=[case.code, kinds.WORK]),
        add_label=kinds.WORK.add_label,
        lines=[Line(f"#{slug}", title, str(what or _("Not recorded"))) for slug, title, what in found],
    )


def _language(case):
    level = LanguageLevel.objects.filter(case=case).first()
    return f"{language_name(level.language)}: {level}" if level else ""


def _learning(case):
    course = Learning.objects.filter(case=case).first()
    return f"{course}: {course.get_outcome_display()}" if course else ""


def _money(case):
    """That there is some, and nothing more: its words are for those who work in this pillar."""
    return _("Written down below") if Income.objects.filter(case=case).exists() else ""
