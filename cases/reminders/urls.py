"""Addresses."""

from django.urls import path

from cases.reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.my_day, name="my_day"),
    path("escalated/", views.what_escalated, name="escalated"),
    path("<uuid:pk>/done/", views.finish, name="finish"),
    path("<uuid:pk>/put-off/", views.put_off, name="put_off"),
    path("<uuid:pk>/give/", views.give, name="give"),
    path("<uuid:pk>/take-back/", views.take_back, name="take_back"),
]
