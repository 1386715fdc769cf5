from django.apps import AppConfig

from cases import timeline
from cases.reminders import rules
from coalesce.audit import sentences


class TransfersConfig(AppConfig):
    name = "referrals.transfers"
    label = "transfers"

    def ready(self):
        from cases import lifecycle  # noqa: PLC0415  the models must be loaded first
        from referrals import counts  # noqa: PLC0415
        from referrals.transfers import dates, history, policies, unfinished, waiting  # noqa: F401, PLC0415
        from referrals.transfers.actions import ending  # noqa: F401, PLC0415

        counts.waiting.append(waiting.for_us)
        for rule in (dates.CAME_WITH_HER, *waiting.RULES):
            rules.add(rule)
        lifecycle.further_demands.append(unfinished.blocks_the_closure)
        lifecycle.open_ends.append(unfinished.open_transfers)
        timeline.sources.add(history.of_case, timeline.Kind.REFERRAL)
        timeline.sources.add(history.of_arrival, timeline.Kind.REFERRAL)
        sentences.add(history.SENTENCES)
