"""Addresses."""

from django.urls import path

from coalesce.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.entries, name="list"),
    path("women/<uuid:woman_id>/", views.woman, name="woman"),
]
