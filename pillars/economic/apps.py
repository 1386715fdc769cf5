from django.apps import AppConfig


class EconomicConfig(AppConfig):
    name = "pillars.economic"
