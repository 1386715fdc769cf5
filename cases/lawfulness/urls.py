"""Addresses."""

from django.urls import path

from cases.lawfulness import views

app_name = "lawfulness"
urlpatterns = [
    path("", views.basis_list, name="list"),
    path("<slug:purpose>/", views.basis, name="basis"),
]
