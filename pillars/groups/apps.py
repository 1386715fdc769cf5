from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from coalesce import navigation
from coalesce.permissions import Permission


class GroupsConfig(AppConfig):
    name = "pillars.groups"

    def ready(self):
        groups = navigation.Item(_("Groups"), "groups:list", "people", Permission.PILLAR_EDIT, order=25)
        navigation.add(groups)
