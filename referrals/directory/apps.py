from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases.reminders import rules
from coalesce import navigation
from coalesce.audit import sentences

SENTENCES = {
    "service_entry.added": _("added a service to the directory"),
    "service_entry.changed": _("changed a service in the directory"),
    "service_entry.verified": _("verified a service in the directory"),
    "service_entry.capacity_told": _("told how many places a service has"),
    "service_entry.moved": _("opened, paused or closed a service in the directory"),
    "service_entries.checked": _("checked a file of services before importing it"),
    "service_entries.imported": _("imported a file of services"),
    "service_entries.exported": _("exported services of the directory"),
    "gap.recorded": _("recorded a gap in what is offered"),
    "gap.changed": _("changed a gap in what is offered"),
}


class DirectoryConfig(AppConfig):
    name = "referrals.directory"
    label = "directory"

    def ready(self):
        from referrals.directory.dates import TO_BE_ASKED_ANEW  # noqa: PLC0415  models exist only now

        navigation.add(navigation.Item(_("Directory"), "directory:search", "signpost-split", order=42))
        sentences.add(SENTENCES)
        rules.add(TO_BE_ASKED_ANEW)
