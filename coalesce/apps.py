from django.apps import AppConfig


class CoalesceConfig(AppConfig):
    name = "coalesce"

    def ready(self):
        from coalesce import checks  # noqa: F401, PLC0415  registers them
        from coalesce.mail import checks as checks_of_mail  # noqa: F401, PLC0415  registers them
