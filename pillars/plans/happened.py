"""What her plan tells on the timeline of her case. No word of hers, and none about her."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.dated import Moment, dated
from cases.timeline import Entry
from pillars.plans.models import Action, PlanVersion, Review


def _versions(case):
    """The contents stay where they are: whoever reads the timeline has not opened the plan."""
    people = ("agreed_with", "submitted_by", "answered_by")
    return PlanVersion.objects.filter(case=case).agreed().select_related(*people).defer("contents")


@dated(
    _versions, Moment("agreed_on", "made_at"), Moment("submitted_on", "made_at"), Moment("approved_on", "approved_at")
)
def versions(case, version):
    number = {"number": version.number}
    title = _("She agreed to her plan, version %(number)s") % number
    yield _entry(case, version.agreed_on, title, version.agreed_with, "chat-heart", version.made_at)
    if version.submitted_on:
        title = _("Plan sent for approval, version %(number)s") % number
        yield _entry(case, version.submitted_on, title, version.submitted_by, "send", version.made_at)
    if version.approved_on:
        title = _("Plan approved, version %(number)s") % number
        yield _entry(case, version.approved_on, title, version.answered_by, "patch-check", version.approved_at)


def _reviews(case):
    return Review.objects.filter(case=case).select_related("made_by")


@dated(_reviews, Moment("held_on", "made_at"))
def reviews(case, review):
    text = _("%(what)s; next review %(day)s") % {
        "what": review.get_outcome_display(),
        "day": date_format(review.next_on, "j F Y"),
    }
    title = _("Plan reviewed with her")
    yield Entry(review.held_on, title, text, review.made_by, _page(case), "arrow-repeat", at=review.made_at)


def _done(case):
    return Action.objects.filter(case=case, done_on__isnull=False).select_related("goal")


@dated(_done, Moment("done_on", "made_at"))
def steps(case, step):
    title, who = _("A step of the plan was taken"), step.get_who_display()
    yield Entry(step.done_on, title, who, "", _page(case), "check-lg", step.goal.pillar, at=step.made_at)


def _entry(case, on, title, by, icon, at):
    return Entry(on, title, by=by or "", url=_page(case), icon=icon, at=at)


def _page(case):
    return reverse("pillars:plans:plan", args=[case.code])
