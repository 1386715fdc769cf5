"""Addresses below /cases/<code>/economic/."""

from django.urls import path, register_converter

from pillars.economic import views
from pillars.economic.kinds import BY_SLUG


class KindConverter:
    """The slug of a kind of record in an address; the view receives the Kind."""

    regex = "|".join(BY_SLUG)

    def to_python(self, value):
        return BY_SLUG[value]

    def to_url(self, value):
        return value.slug


register_converter(KindConverter, "economic_kind")

app_name = "economic"
urlpatterns = [
    path("<economic_kind:kind>/new/", views.record, name="record"),
    path("<economic_kind:kind>/<uuid:pk>/", views.correct, name="correct"),
]
