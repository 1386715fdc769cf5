from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.accounts import leaving as accounts_leaving
from coalesce.audit import subjects
from coalesce.permissions import Permission


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self):
        from cases import channels, happened, leaving, panels, risk, safety, tabs, timeline  # noqa: PLC0415  models exist now
        from cases.wall import keep_decisions  # noqa: PLC0415

        navigation.add(navigation.Item(_("Cases"), "cases:list", "folder2-open", Permission.CASE_LIST, order=20))
        tabs.add(tabs.Tab("overview", _("Overview"), "cases:case", order=10))
        tabs.add(tabs.Tab("woman", _("Her details"), "cases:woman", order=15))
        tabs.add(tabs.Tab("consents", _("Consents"), "cases:consents", order=60, aside=True))
        tabs.add(tabs.Tab("profile", _("Trafficking profile"), "cases:profile", order=70, aside=True))
        tabs.add(tabs.Tab("team", _("Team"), "cases:team", order=90, aside=True))
        timeline.sources.add(happened.steps, timeline.Kind.STEP)
        timeline.sources.add(happened.decisions, timeline.Kind.DECISION)
        timeline.sources.add(risk.reviews)
        panels.add_first(risk.overdue)
        safety.further_rules.append(channels.ruled_out)
        keep_decisions()
        accounts_leaving.checks.append(leaving.open_cases_of)
        subjects.naming.append(leaving.codes_of)
        subjects.joining.append(leaving.joined_to)
