from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases import panels
from coalesce import navigation
from coalesce.permissions import Permission


class InterpretersConfig(AppConfig):
    name = "cases.interpreters"
    label = "interpreters"

    def ready(self):
        from cases.interpreters import panel  # noqa: PLC0415  models exist only now

        item = navigation.Item(
            _("Interpreters"), "interpreters:list", "translate", Permission.INTERPRETERS_EDIT, order=60
        )
        navigation.add(item)
        panels.add(panel.ruled_out, panels.DETAILS)
