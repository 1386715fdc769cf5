from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from cases import tabs


class TalksConfig(AppConfig):
    name = "pillars.talks"

    def ready(self):
        tabs.add(tabs.Tab("talks", _("Talks"), "talks:list", order=17))
