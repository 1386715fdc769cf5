"""Addresses below /cases/<code>/psychosocial/."""

from django.urls import include, path

from pillars.psychosocial import views

app_name = "psychosocial"
urlpatterns = [
    path("safety-plans/new/", views.agree_safety_plan, name="agree_safety_plan"),
    path("safety-plans/<uuid:pk>/", views.change_safety_plan, name="change_safety_plan"),
    path("safety-plans/<uuid:pk>/paper/", views.paper, name="paper"),
    path("", include("pillars.psychosocial.instruments.urls")),
]
