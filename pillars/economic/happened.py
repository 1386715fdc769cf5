"""What the economic pillar's own tables tell of what happened in a case."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.places import language_name
from cases.timeline import Entry
from pillars.economic.models import LanguageLevel


def language_levels(case):
    url = reverse("pillars:economic", args=[case.code])
    for reached in LanguageLevel.objects.filter(case=case):
        level = f"{language_name(reached.language)}: {reached.get_level_display()}"
        yield Entry(reached.reached_on, _("Language level reached"), level, "", url, "translate", "economic")
