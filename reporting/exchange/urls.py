"""Addresses of the knowledge exchange."""

from django.urls import path

from reporting.exchange import views

app_name = "exchange"
urlpatterns = [path("", views.events, name="events")]
