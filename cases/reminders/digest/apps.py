from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce.accounts import own
from coalesce.audit import sentences
from coalesce.health import watches
from coalesce.permissions import Permission


class DigestConfig(AppConfig):
    name = "cases.reminders.digest"
    label = "digest"

    def ready(self):
        from cases.reminders.digest import waiting, wording  # noqa: PLC0415  models exist only now

        own.add(
            own.Card(
                _("Letters about what is due"),
                "envelope",
                "digest:choose",
                wording.of,
                _("Choose when they come"),
                Permission.MYDAY,
            )
        )
        watches.letters.append(waiting.oldest_unsent)
        sentences.add(
            {
                "letters.chosen": _("chose when letters about what is due come"),
                "letters.tried": _("sent herself a letter to try it"),
                "letters.tried.refused": _("could not send herself a letter"),
            }
        )
