from django.apps import AppConfig


class PrintoutsConfig(AppConfig):
    name = "pillars.printouts"
    label = "printouts"

    def ready(self):
        from coalesce.audit import sentences  # noqa: PLC0415
        from pillars.printouts.sentences import SENTENCES  # noqa: PLC0415

        sentences.add(SENTENCES)
