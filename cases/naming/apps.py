from django.apps import AppConfig

from coalesce import upkeep


class NamingConfig(AppConfig):
    name = "cases.naming"
    label = "naming"

    def ready(self):
        from cases.naming.upkeep import find_those_of_before  # noqa: PLC0415  models exist only now

        upkeep.steps.append(find_those_of_before)
