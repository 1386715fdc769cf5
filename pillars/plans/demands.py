"""What the steps of a case ask of her plan: functions (case, move) that answer with a sentence, or nothing."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.lifecycle import OpenEnd
from cases.models import Case
from pillars import assessments, safety
from pillars.plans.models import Action, PlanVersion

State = Case.State
TO_PLANNING = (State.ASSESSMENT, State.PLANNING)
TO_WORK = (State.PLANNING, State.ACTIVE)
TO_THE_END = (State.CLOSURE_REQUESTED, State.CLOSED)


class Led(str):
    """A sentence, with the address of the page where what it asks for is done."""

    url = ""

    def to(self, name, case):
        self.url = reverse(name, args=[case.code])
        return self


def needs_talked_over(case, move):
    if _is(move, TO_PLANNING) and not assessments.initial_needs_complete(case):
        return Led(_("Complete the first assessment of her needs.")).to("talks:list", case)


def safety_spoken_of(case, move):
    if _is(move, TO_PLANNING) and not safety.safety_plan_stated(case):
        sentence = _("Make a safety plan with her, or write down that she needs none and why.")
        return Led(sentence).to("pillars:psychosocial", case)


def plan_approved(case, move):
    if not _is(move, TO_WORK) or _of_this_planning(case, PlanVersion.objects.approved()).exists():
        return None
    if _of_this_planning(case, PlanVersion.objects.waiting()).exists():
        sentence = _("Her plan waits for a supervisor. Approving it on its page takes this step, too.")
    else:
        sentence = _("Agree on the plan with her, offer her a copy, and send it for approval.")
    return Led(sentence).to("pillars:plans:plan", case)


def exit_asked(case, move):
    """Only of a woman who was worked with on a plan: an enquiry ends without being rated."""
    was_planned = _is(move, TO_THE_END) and PlanVersion.objects.filter(case=case).approved().exists()
    if was_planned and not assessments.exit_answered(case):
        sentence = _("Ask her for ratings at the end, or write down that she did not want to.")
        return Led(sentence).to("talks:list", case)


DEMANDS = [needs_talked_over, safety_spoken_of, plan_approved, exit_asked]


def steps_not_done(case):
    """For whoever closes the case: what was planned with her and has not been done."""
    count = Action.objects.filter(case=case, done_on=None).standing().count()
    sentence = ngettext(
        "%(count)d step of her plan has not been done.", "%(count)d steps of her plan have not been done.", count
    )
    return [OpenEnd(sentence % {"count": count}, reverse("pillars:plans:plan", args=[case.code]))] if count else []


def _is(move, step):
    return (move.start, move.to) == step


def _of_this_planning(case, versions):
    """A plan from before she came back, or from before the assessment was taken up again, does not count anew."""
    versions = versions.filter(case=case)
    if began := case.state_changes.filter(to=State.PLANNING, start=State.ASSESSMENT).order_by("-moved_at").first():
        versions = versions.filter(made_at__gt=began.moved_at)
    return versions
