from django.apps import AppConfig


class NamingConfig(AppConfig):
    name = "cases.naming"
    label = "naming"
