from django.apps import AppConfig


class EncryptionConfig(AppConfig):
    name = "coalesce.encryption"
