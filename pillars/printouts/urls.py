"""Addresses below /cases/."""

from django.urls import path

from pillars.printouts import views

app_name = "printouts"
urlpatterns = [
    path("<slug:code>/print/", views.summary, name="summary"),
    path("<slug:code>/plan/print/", views.plan, name="plan"),
]
