"""Addresses."""

from django.urls import path

from cases.caseload import views

app_name = "caseload"
urlpatterns = [
    path("", views.workers, name="workers"),
    path("limits/", views.change_limits, name="limits"),
]
