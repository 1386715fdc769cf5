"""Addresses below /cases/<code>/legal/."""

from django.urls import path

from pillars.legal import views

app_name = "legal"
urlpatterns = [
    path("permits/new/", views.record_permit, name="record_permit"),
    path("permits/<uuid:pk>/", views.correct_permit, name="correct_permit"),
]
