"""Addresses below /cases/<code>/psychosocial/."""

from django.urls import path, register_converter

from pillars.psychosocial.instruments import views
from pillars.psychosocial.instruments.catalogue import BY_CODE


class InstrumentConverter:
    """The code of a questionnaire in an address; the view receives the Instrument."""

    regex = "|".join(BY_CODE)

    def to_python(self, value):
        return BY_CODE[value]

    def to_url(self, value):
        return value.code


register_converter(InstrumentConverter, "instrument")

urlpatterns = [
    path("questionnaires/<instrument:instrument>/new/", views.administer, name="administer"),
    path("questionnaires/<uuid:pk>/", views.correct_administration, name="correct_administration"),
    path("safety-steps/<uuid:pk>/", views.safety_step, name="safety_step"),
]
