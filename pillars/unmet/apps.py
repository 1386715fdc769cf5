from django.apps import AppConfig


class UnmetConfig(AppConfig):
    name = "pillars.unmet"
