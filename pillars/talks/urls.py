"""Addresses."""

from django.urls import include, path, register_converter

from pillars.talks import views
from pillars.talks.kinds import BY_SLUG


class KindConverter:
    """The slug of a kind of talk in an address; the view receives the Kind."""

    regex = "|".join(BY_SLUG)

    def to_python(self, value):
        return BY_SLUG[value]

    def to_url(self, value):
        return value.slug


register_converter(KindConverter, "kind_of_talk")

of_a_case = [
    path("", views.talk_list, name="list"),
    path("<kind_of_talk:kind_of_talk>/", views.keep, name="keep"),
    path("<kind_of_talk:kind_of_talk>/declined/", views.decline, name="decline"),
    path("<uuid:pk>/", views.talk, name="talk"),
]

app_name = "talks"
urlpatterns = [path("<str:code>/talks/", include(of_a_case))]
