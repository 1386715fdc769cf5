"""Addresses of the data exchange in HTCDS."""

from django.urls import path

from reporting.htcds import views

app_name = "htcds"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("export/", views.export, name="export"),
    path("<uuid:token>/", views.preview, name="preview"),
    path("<uuid:token>/address/", views.settle, name="settle"),
    path("<uuid:token>/import/", views.confirm, name="confirm"),
    path("<uuid:token>/leave/", views.leave, name="leave"),
]
