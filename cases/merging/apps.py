from django.apps import AppConfig


class MergingConfig(AppConfig):
    name = "cases.merging"
    label = "merging"

    def ready(self):
        from cases import panels, timeline  # noqa: PLC0415  models exist only now
        from cases.merging import cards, happened  # noqa: PLC0415

        panels.add(cards.records, panels.DETAILS)
        timeline.sources.add(happened.merges, timeline.Kind.RECORD)
