from django.apps import AppConfig


class MergingConfig(AppConfig):
    name = "cases.merging"
    label = "merging"

    def ready(self):
        from cases import timeline  # noqa: PLC0415  models exist only now
        from cases.merging import happened  # noqa: PLC0415

        timeline.sources.add(happened.merges, timeline.Kind.RECORD)
