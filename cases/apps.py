from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self):
        navigation.add(navigation.Item(_("Cases"), "cases:list", "folder", Permission.CASE_LIST, order=20))
