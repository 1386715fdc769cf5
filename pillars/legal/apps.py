from django.apps import AppConfig

from cases import timeline
from cases.reminders import rules
from cases.standing_in import tasks
from pillars import particulars


class LegalConfig(AppConfig):
    name = "pillars.legal"

    def ready(self):
        from cases import lifecycle  # noqa: PLC0415  models exist only now
        from pillars.legal import ending, glance, happened, leaving, panel, particular  # noqa: PLC0415
        from pillars.legal.rules import RULES  # noqa: PLC0415

        particulars.add("legal", particular.statuses)
        particulars.add_panels("legal", panel.records)
        particulars.add_rows("legal", glance.rows)
        for source in happened.SOURCES:
            timeline.sources.add(source)
        for rule in RULES:
            rules.add(rule)
        tasks.add(leaving.DEADLINES)
        lifecycle.further_demands.append(ending.nobodys_deadlines)
        lifecycle.open_ends.append(ending.open_deadlines)
