from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "coalesce.audit"

    def ready(self):
        from coalesce.audit import log, wall  # noqa: F401, PLC0415  the models must be loaded first
        from coalesce.tenancy import closing  # noqa: PLC0415

        closing.append(log.write_collected)
