from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce.accounts import leaving, own
from coalesce.audit import sentences


class StandingInConfig(AppConfig):
    name = "cases.standing_in"
    label = "standing_in"

    def ready(self):
        from cases.standing_in import leaving as hers  # noqa: PLC0415  models exist only now
        from cases.standing_in import ways  # noqa: PLC0415

        own.add(ways.CARD)
        leaving.checks.append(hers.tasks_of)
        leaving.ways.append(ways.to_hand_over)
        sentences.add(
            {
                "leave.entered": _("entered a leave and who stands in"),
                "leave.ended": _("ended a leave"),
                "leave.refused": _("could not enter a leave"),
                "leaver.handed_over": _("handed over what a colleague was responsible for"),
                "leaver.refused": _("could not hand over what a colleague was responsible for"),
                "tasks.handed_over": _("handed over the tasks of a colleague in the case"),
            }
        )
