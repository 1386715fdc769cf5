"""Addresses."""

from django.urls import path

from cases.interpreters import views

app_name = "interpreters"
urlpatterns = [
    path("interpreters/", views.interpreter_list, name="list"),
    path("interpreters/new/", views.add, name="add"),
    path("interpreters/<uuid:pk>/", views.change, name="change"),
    path("cases/<slug:code>/interpreters/rule-out/", views.rule_out, name="rule_out"),
    path("cases/<slug:code>/interpreters/<uuid:pk>/allow/", views.allow_again, name="allow_again"),
]
