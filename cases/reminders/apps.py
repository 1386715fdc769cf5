from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "cases.reminders"
    label = "reminders"
