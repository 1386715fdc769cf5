from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class AccountsConfig(AppConfig):
    name = "coalesce.accounts"
    label = "accounts"

    def ready(self):
        navigation.add(navigation.Item(_("People"), "accounts:people", "people", Permission.USERS_MANAGE, order=70))
        navigation.add(
            navigation.Item(
                _("Organisations"), "accounts:organisations", "building", Permission.ORGANISATIONS_MANAGE, order=75
            )
        )
