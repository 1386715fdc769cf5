"""What the psychosocial pillar's own tables tell of what happened in a case."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.timeline import Entry
from pillars.psychosocial.models import SafetyPlan


def safety_plans(case):
    url = reverse("pillars:psychosocial", args=[case.code])
    for plan in SafetyPlan.objects.filter(case=case):
        review = _("Next review %(day)s") % {"day": date_format(plan.review_on, "j F Y")}
        yield Entry(plan.made_on, _("Safety plan made"), review, "", url, "shield-check", "psychosocial")
