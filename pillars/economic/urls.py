"""Addresses below /cases/<code>/economic/."""

from django.urls import path

from pillars.economic import views

app_name = "economic"
urlpatterns = [
    path("languages/new/", views.record_level, name="record_level"),
    path("languages/<uuid:pk>/", views.correct_level, name="correct_level"),
]
