"""Addresses."""

from django.urls import path

from pillars.groups import views

app_name = "groups"
urlpatterns = [
    path("", views.session_list, name="list"),
    path("new/", views.hold, name="hold"),
    path("<uuid:pk>/", views.session, name="session"),
    path("<uuid:pk>/correct/", views.correct, name="correct"),
]
