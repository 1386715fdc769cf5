"""Addresses."""

from django.urls import include, path, register_converter

from pillars import views
from pillars.catalogue import BY_SLUG, PILLARS


class PillarConverter:
    """The slug of a pillar in an address; the view receives the Pillar."""

    regex = "|".join(BY_SLUG)

    def to_python(self, value):
        return BY_SLUG[value]

    def to_url(self, value):
        return value.slug


register_converter(PillarConverter, "pillar")

of_a_pillar = [
    path("", views.pillar, name="pillar"),
    path("assess/", views.assess, name="assess"),
    path("goals/new/", views.set_goal, name="set_goal"),
    path("goals/<uuid:pk>/", views.change_goal, name="change_goal"),
    path("services/new/", views.deliver_service, name="deliver_service"),
    path("services/<uuid:pk>/", views.correct_service, name="correct_service"),
]

app_name = "pillars"
urlpatterns = [
    path("<str:code>/<pillar:pillar>/", include(of_a_pillar)),
    *(path(f"<str:code>/{pillar.slug}/", views.pillar, {"pillar": pillar}, name=pillar.slug) for pillar in PILLARS),
    path("<str:code>/plan/", include("pillars.plans.urls")),
    path("<str:code>/psychosocial/", include("pillars.psychosocial.urls")),
    path("<str:code>/legal/", include("pillars.legal.urls")),
    path("<str:code>/economic/", include("pillars.economic.urls")),
]
