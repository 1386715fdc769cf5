from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class AuditConfig(AppConfig):
    name = "coalesce.audit"

    def ready(self):
        from coalesce.audit import log, wall  # noqa: F401, PLC0415  the models must be loaded first
        from coalesce.tenancy import closing  # noqa: PLC0415

        closing.append(log.write_collected)
        navigation.add(navigation.Item(_("Audit"), "audit:list", "shield-check", Permission.AUDIT_VIEW, order=80))
