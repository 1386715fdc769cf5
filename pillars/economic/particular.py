"""The languages she learns, as they stand on the page of the pillar."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.places import language_name
from pillars.economic.models import LanguageLevel
from pillars.particulars import Line, Particular


def language_levels(case):
    return Particular(
        heading=_("Languages"),
        empty=_("No language level has been recorded."),
        add_url=reverse("pillars:economic:record_level", args=[case.code]),
        add_label=_("Add a language level"),
        lines=[_line(case, reached) for reached in LanguageLevel.objects.filter(case=case)],
    )


def _line(case, reached):
    words = _("%(day)s, from a test") if reached.tested else _("%(day)s, from a talk")
    return Line(
        url=reverse("pillars:economic:correct_level", args=[case.code, reached.pk]),
        title=language_name(reached.language),
        detail=words % {"day": date_format(reached.reached_on, "j F Y")},
        badge=reached.get_level_display(),
        tone="economic",
    )
