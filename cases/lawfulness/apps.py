from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.audit import sentences
from coalesce.permissions import Permission


class LawfulnessConfig(AppConfig):
    name = "cases.lawfulness"
    label = "lawfulness"

    def ready(self):
        navigation.add(
            navigation.Item(_("Legal basis"), "lawfulness:list", "bank", Permission.LEGAL_BASIS_EDIT, order=76)
        )
        sentences.add(
            {
                "legal_basis.decided": _("decided on which legal basis the organisation works"),
                "legal_basis.refused": _("could not save a legal basis"),
                "legal_basis.stale": _("was told that the legal basis had changed meanwhile"),
            }
        )
