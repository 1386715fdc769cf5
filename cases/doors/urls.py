"""Addresses."""

from django.urls import path

from cases.doors import views

app_name = "doors"
urlpatterns = [
    path("emergency/", views.emergency, name="emergency"),
    path("emergency/openings/", views.openings, name="openings"),
    path("emergency/openings/<uuid:pk>/", views.opening, name="opening"),
    path("emergency/openings/<uuid:pk>/end/", views.end, name="end"),
    path("emergency/seals/<uuid:pk>/ask/", views.ask_to_lift, name="ask_to_lift"),
    path("emergency/seals/<uuid:pk>/agree/", views.agree_to_lift, name="agree_to_lift"),
    path("cases/<slug:code>/seal/", views.seal, name="seal"),
    path("cases/<slug:code>/unseal/", views.unseal, name="unseal"),
]
