"""Addresses."""

from django.urls import path

from cases.reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.my_day, name="my_day"),
    path("<uuid:pk>/done/", views.finish, name="finish"),
    path("<uuid:pk>/take-back/", views.take_back, name="take_back"),
]
