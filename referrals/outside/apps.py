from django.apps import AppConfig

from cases import timeline
from cases.reminders import rules
from coalesce.audit import sentences


class OutsideConfig(AppConfig):
    name = "referrals.outside"
    label = "outside"

    def ready(self):
        from cases import consents, lifecycle  # noqa: PLC0415  the models must be loaded first
        from referrals.outside import doors, history, offers, unfinished  # noqa: F401, PLC0415
        from referrals.outside.actions import ending  # noqa: F401, PLC0415
        from referrals.outside.rules import RULES  # noqa: PLC0415

        consents.naming.append(offers.name_of)
        lifecycle.further_demands.append(unfinished.blocks_the_closure)
        lifecycle.open_ends.append(unfinished.open_links)
        timeline.sources.add(history.of_case, timeline.Kind.REFERRAL)
        sentences.add(history.SENTENCES)
        for rule in RULES:
            rules.add(rule)
