"""Addresses below /cases/<code>/plan/."""

from django.urls import path

from pillars.plans.views import plan, review, steps, version

app_name = "plans"
urlpatterns = [
    path("", plan.plan, name="plan"),
    path("draft/", plan.draft, name="draft"),
    path("agree/", plan.agree, name="agree"),
    path("versions/<uuid:pk>/", version.version, name="version"),
    path("versions/<uuid:pk>/submit/", version.submit, name="submit"),
    path("versions/<uuid:pk>/approve/", version.approve, name="approve"),
    path("versions/<uuid:pk>/send-back/", version.send_back, name="send_back"),
    path("goals/<uuid:pk>/steps/new/", steps.add, name="add_step"),
    path("steps/<uuid:pk>/", steps.change, name="change_step"),
    path("steps/<uuid:pk>/done/", steps.finish, name="finish_step"),
    path("steps/<uuid:pk>/again/", steps.reopen, name="reopen_step"),
    path("steps/<uuid:pk>/drop/", steps.drop, name="drop_step"),
    path("reviews/new/", review.hold, name="hold_review"),
    path("reviews/<uuid:pk>/", review.review, name="review"),
]
