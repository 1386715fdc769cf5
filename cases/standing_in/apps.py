from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce.audit import sentences


class StandingInConfig(AppConfig):
    name = "cases.standing_in"
    label = "standing_in"

    def ready(self):
        sentences.add(
            {
                "leave.entered": _("entered a leave and who stands in"),
                "leave.ended": _("ended a leave"),
                "leave.refused": _("could not enter a leave"),
            }
        )
