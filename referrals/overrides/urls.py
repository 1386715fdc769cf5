"""Addresses below /referrals/without-consent/."""

from django.urls import path

from referrals.overrides import views

app_name = "overrides"
urlpatterns = [
    path("", views.override_list, name="list"),
    path("ask/<slug:code>/", views.ask, name="ask"),
    path("<uuid:pk>/", views.override, name="override"),
    path("<uuid:pk>/decide/", views.decide, name="decide"),
    path("<uuid:pk>/write/", views.write, name="write"),
]
