"""Addresses below /country-periods/."""

from django.urls import path

from pillars.periods import views

app_name = "periods"
urlpatterns = [
    path("", views.period_list, name="list"),
    path("new/", views.write, name="write"),
    path("<uuid:pk>/", views.period, name="period"),
]
