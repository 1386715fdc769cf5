"""Addresses of the statistics."""

from django.urls import path

from reporting import views

app_name = "reporting"
urlpatterns = [
    path("", views.statistics, name="statistics"),
    path("releases/ask/", views.ask, name="ask"),
    path("releases/<uuid:code>/", views.release, name="release"),
    path("releases/<uuid:code>/state/", views.state, name="state"),
    path("releases/<uuid:code>/figures.<str:extension>", views.export, name="export"),
]
