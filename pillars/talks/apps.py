from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "pillars.talks"
