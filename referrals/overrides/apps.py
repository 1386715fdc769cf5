from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases import panels, timeline
from cases.reminders import rules
from coalesce import navigation
from coalesce.audit import sentences
from coalesce.permissions import Permission


class OverridesConfig(AppConfig):
    name = "referrals.overrides"
    label = "overrides"

    def ready(self):
        from referrals.overrides import happened, notice  # noqa: PLC0415  models exist only now

        label, may = _("Without consent"), Permission.OVERRIDE_REVIEW
        navigation.add(navigation.Item(label, "overrides:list", "shield-exclamation", may, order=77))
        panels.add_first(happened.on_the_case)
        timeline.sources.add(happened.shared_without_her, timeline.Kind.REFERRAL)
        sentences.add(happened.SENTENCES)
        for rule in notice.RULES:
            rules.add(rule)
