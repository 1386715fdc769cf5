from django.apps import AppConfig


class HtcdsConfig(AppConfig):
    name = "reporting.htcds"
    label = "htcds"
