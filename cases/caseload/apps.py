from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases.reminders import rules
from coalesce import navigation
from coalesce.audit import sentences
from coalesce.permissions import Permission


class CaseloadConfig(AppConfig):
    name = "cases.caseload"
    label = "caseload"

    def ready(self):
        from cases.caseload.rules import TOO_MANY  # noqa: PLC0415  models exist only now

        rules.add(TOO_MANY)
        navigation.add(
            navigation.Item(_("Caseload"), "caseload:workers", "bar-chart", Permission.CASELOAD_VIEW, order=25)
        )
        sentences.add(
            {
                "caseload.limits_changed": _("changed how many cases a person should lead"),
                "caseload.exceeded": _("handed a case to somebody who leads more than she should"),
                "case.hand_over_refused": _("could not hand the case over"),
            }
        )
