from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases import panels, timeline
from cases.reminders import rules
from coalesce import navigation
from coalesce.audit import sentences, subjects
from coalesce.permissions import Permission


class DoorsConfig(AppConfig):
    name = "cases.doors"
    label = "doors"

    def ready(self):
        from cases.doors import happened, hiding, notice  # noqa: PLC0415  models exist only now

        review = navigation.Item(_("Emergencies"), "doors:openings", "door-open", Permission.EMERGENCY_REVIEW, order=75)
        navigation.add(review)
        panels.add_first(happened.open_doors)
        timeline.sources.add(happened.seals, timeline.Kind.RECORD)
        timeline.sources.add(happened.openings, timeline.Kind.RECORD)
        rules.add(notice.OPENED_IN_AN_EMERGENCY)
        subjects.hiding.append(hiding.is_sealed_from)
        sentences.add(happened.SENTENCES)
