"""Addresses."""

from django.urls import path

from cases.reminders.digest import views

app_name = "digest"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("try/", views.try_it, name="try_it"),
]
