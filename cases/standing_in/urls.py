"""Addresses."""

from django.urls import path

from cases.standing_in import handing_views, views

app_name = "standing_in"
urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("leave/enter/", views.enter, name="enter"),
    path("leave/<uuid:pk>/end/", views.end, name="end"),
    path("hand-over/", handing_views.people, name="people"),
    path("hand-over/<uuid:person>/", handing_views.hand_over, name="hand_over"),
]
