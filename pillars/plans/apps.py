from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases import panels, tabs, timeline
from cases.reminders import rules
from coalesce import navigation
from coalesce.audit import sentences
from coalesce.permissions import Permission


class PlansConfig(AppConfig):
    name = "pillars.plans"
    label = "plans"

    def ready(self):
        from cases import lifecycle  # noqa: PLC0415  models exist only now
        from pillars import contacts  # noqa: PLC0415
        from pillars.plans import demands, happened, panel, waiting  # noqa: PLC0415
        from pillars.plans.models import Review  # noqa: PLC0415
        from pillars.plans.rules import RULES  # noqa: PLC0415
        from pillars.plans.sentences import SENTENCES  # noqa: PLC0415

        tabs.add(tabs.Tab("plan", _("Plan"), "pillars:plans:plan", order=18))
        panels.add_first(panel.where_the_plan_stands)
        navigation.add(
            navigation.Item(
                _("Approvals"), "approvals:list", "patch-check", Permission.CASE_APPROVE, order=15, count=waiting.count
            )
        )
        lifecycle.further_demands += demands.DEMANDS
        lifecycle.open_ends.append(demands.steps_not_done)
        sentences.add(SENTENCES)
        for source in (happened.versions, happened.reviews, happened.steps):
            timeline.sources.add(source)
        for rule in RULES:
            rules.add(rule)
        contacts.sources.append(Review.objects.all)
