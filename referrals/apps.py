from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases import tabs, timeline
from cases.reminders import rules
from coalesce import navigation
from coalesce.permissions import Permission


class ReferralsConfig(AppConfig):
    name = "referrals"

    def ready(self):
        from cases import lifecycle  # noqa: PLC0415  the models must be loaded first
        from referrals import counts, history, policies, unfinished  # noqa: F401, PLC0415
        from referrals.actions import ending  # noqa: F401, PLC0415
        from referrals.rules import RULES  # noqa: PLC0415
        from referrals.taken_away import TAKEN_AWAY  # noqa: PLC0415
        from referrals.to_answer import WAITS_FOR_US  # noqa: PLC0415

        label, may = _("Referrals"), Permission.REFERRAL_LIST
        beside = {"count": counts.to_answer, "also": ("transfers:list",)}
        navigation.add(navigation.Item(label, "referrals:inbox", "share", may, order=40, **beside))
        tabs.add(tabs.Tab("referrals", label, "referrals:case", may, count=counts.live_of_case, order=60))
        lifecycle.further_demands.append(unfinished.blocks_the_closure)
        lifecycle.open_ends.append(unfinished.open_referrals)
        for rule in (*RULES, TAKEN_AWAY, WAITS_FOR_US):
            rules.add(rule)
        timeline.sources.add(history.of_case, timeline.Kind.REFERRAL)
        timeline.sources.add(history.of_arrival, timeline.Kind.REFERRAL)
