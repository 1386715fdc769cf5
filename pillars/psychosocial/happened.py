"""What the psychosocial pillar's own tables tell of what happened in a case."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.timeline import Entry
from pillars.psychosocial.models import Administration, SafetyPlan, SafetyStep


def safety_plans(case):
    url = reverse("pillars:psychosocial", args=[case.code])
    for plan in SafetyPlan.objects.filter(case=case):
        review = _("Next review %(day)s") % {"day": date_format(plan.review_on, "j F Y")}
        title = _("Safety plan made") if plan.needed else _("No safety plan needed")
        yield Entry(plan.made_on, title, review, "", url, "shield-check", "psychosocial")


def questionnaires(case):
    """That one was gone through, and never what came out."""
    url = reverse("pillars:psychosocial", args=[case.code])
    for one in Administration.objects.filter(case=case).select_related("administered_by"):
        title, when = _("Questionnaire gone through"), one.get_timepoint_display()
        by, on = one.administered_by, one.held_on
        yield Entry(on, title, f"{one}: {when}", by, url, "card-checklist", "psychosocial", at=one.made_at)


def safety_steps(case):
    url = reverse("pillars:psychosocial", args=[case.code])
    for step in SafetyStep.objects.filter(case=case, taken_at__isnull=False).select_related("taken_by"):
        yield Entry(step.taken_at, _("Safety step taken"), "", step.taken_by, url, "shield-check", "psychosocial")
