from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "referrals"

    def ready(self):
        from referrals import actions, policies  # noqa: F401, PLC0415  the models must be loaded first
