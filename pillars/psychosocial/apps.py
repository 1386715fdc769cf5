from django.apps import AppConfig


class PsychosocialConfig(AppConfig):
    name = "pillars.psychosocial"
