"""Addresses."""

from django.urls import include, path

from pillars.unmet import views

of_a_pillar = [
    path("not-available/new/", views.record, name="record"),
    path("not-available/<uuid:pk>/", views.correct, name="correct"),
]

app_name = "unmet"
urlpatterns = [path("<str:code>/<pillar:pillar>/", include(of_a_pillar))]
