"""Her safety plans, as they stand on the page of the pillar: the dates, not the words."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pillars.particulars import Line, Particular
from pillars.psychosocial.models import SafetyPlan


def safety_plans(case):
    plans = SafetyPlan.objects.filter(case=case)
    return Particular(
        heading=_("Safety plan"),
        empty=_("No safety plan has been made."),
        add_url=reverse("pillars:psychosocial:agree_safety_plan", args=[case.code]),
        add_label=_("Make a safety plan"),
        lines=[_line(case, plan, newest=not place) for place, plan in enumerate(plans)],
    )


def _line(case, plan, newest):
    overdue = newest and plan.review_on < timezone.localdate()
    return Line(
        url=reverse("pillars:psychosocial:change_safety_plan", args=[case.code, plan.pk]),
        title=(_("Plan of %(day)s") if plan.needed else _("None needed, %(day)s"))
        % {"day": date_format(plan.made_on, "j F Y")},
        detail=_("next review %(day)s") % {"day": date_format(plan.review_on, "j F Y")} if newest else "",
        badge=_("Review is overdue") if overdue else "",
        tone="warn",
    )
