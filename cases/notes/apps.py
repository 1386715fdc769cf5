from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases import tabs, timeline


class NotesConfig(AppConfig):
    name = "cases.notes"
    label = "notes"

    def ready(self):
        from cases.notes import happened  # noqa: PLC0415  models exist only now

        tabs.add(tabs.Tab("notes", _("Notes"), "notes:list", count=happened.count, order=40))
        timeline.sources.add(happened.notes, timeline.Kind.NOTE)
