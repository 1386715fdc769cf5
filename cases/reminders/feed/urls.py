"""Addresses."""

from django.urls import path

from cases.reminders.feed import views

app_name = "feed"
urlpatterns = [
    path("", views.address, name="address"),
    path("make/", views.make, name="make"),
    path("revoke/", views.revoke, name="revoke"),
    path("<str:token>.ics", views.feed, name="feed"),
]
