"""Addresses."""

from django.urls import path

from coalesce.health import views

app_name = "health"
urlpatterns = [path("", views.page, name="page")]
