"""Addresses."""

from django.urls import path

from cases.standing_in import views

app_name = "standing_in"
urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("leave/enter/", views.enter, name="enter"),
    path("leave/<uuid:pk>/end/", views.end, name="end"),
]
