"""Addresses: both records by the code of one of their cases, a merge by its random number."""

from django.urls import path

from cases.merging import views

app_name = "merging"
urlpatterns = [
    path("duplicates/", views.duplicates, name="duplicates"),
    path("<slug:code>/join/", views.choose, name="choose"),
    path("<slug:code>/join/<slug:other>/", views.compare, name="compare"),
    path("<slug:code>/not/<slug:other>/", views.two_women, name="two_women"),
    path("<slug:code>/joined/<uuid:pk>/", views.undo, name="undo"),
]
