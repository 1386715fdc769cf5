"""The address of what waits for a supervisor."""

from django.urls import path

from pillars.plans.views import approvals

app_name = "approvals"
urlpatterns = [path("", approvals.approvals, name="list")]
