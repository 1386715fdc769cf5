"""What the psychosocial pillar's own tables tell of what happened in a case."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.dated import Moment, dated
from cases.timeline import Entry
from pillars.psychosocial.models import Administration, SafetyPlan, SafetyStep


def _plans(case):
    return SafetyPlan.objects.filter(case=case)


@dated(_plans, Moment("made_on"))
def safety_plans(case, plan):
    review = _("Next review %(day)s") % {"day": date_format(plan.review_on, "j F Y")}
    title = _("Safety plan made") if plan.needed else _("No safety plan needed")
    yield Entry(plan.made_on, title, review, "", _page(case), "shield-check", "psychosocial")


def _gone_through(case):
    return Administration.objects.filter(case=case).select_related("administered_by")


@dated(_gone_through, Moment("held_on", "made_at"))
def questionnaires(case, one):
    """That one was gone through, and never what came out."""
    title, text = _("Questionnaire gone through"), f"{one}: {one.get_timepoint_display()}"
    by, page = one.administered_by, _page(case)
    yield Entry(one.held_on, title, text, by, page, "card-checklist", "psychosocial", at=one.made_at)


def _taken(case):
    return SafetyStep.objects.filter(case=case, taken_at__isnull=False).select_related("taken_by")


@dated(_taken, Moment(at="taken_at"))
def safety_steps(case, step):
    yield Entry(step.taken_at, _("Safety step taken"), "", step.taken_by, _page(case), "shield-check", "psychosocial")


def _page(case):
    return reverse("pillars:psychosocial", args=[case.code])
