"""What is done with a plan, in words that follow a person's name."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "plan.drafted": _("prepared her plan"),
    "plan.agreed": _("recorded that she agreed to her plan"),
    "plan.submitted": _("sent her plan for approval"),
    "plan.approved": _("approved her plan"),
    "plan.sent_back": _("sent her plan back"),
    "plan.reviewed": _("reviewed her plan with her"),
    "plan.refused": _("could not go on with her plan"),
    "plan.stale": _("wrote in a plan that somebody else had changed"),
    "review.stale": _("reviewed goals that somebody else had changed"),
    "action.added": _("planned a step with her"),
    "action.changed": _("changed a step of her plan"),
    "action.dropped": _("gave up a step of her plan"),
    "action.done": _("ticked off a step of her plan"),
    "action.reopened": _("took a step of her plan up again"),
    "action.stale": _("changed a step that somebody else had changed"),
}
