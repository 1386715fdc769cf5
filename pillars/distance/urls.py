"""Addresses."""

from django.urls import path

from pillars.distance import views

app_name = "distance"
urlpatterns = [path("<str:code>/talks/distance/", views.distance, name="all")]
