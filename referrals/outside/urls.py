"""Addresses below /referrals/outside/."""

from django.urls import path

from referrals.outside.views import handing_over, writing

app_name = "outside"
urlpatterns = [
    path("new/<slug:code>/", writing.choose, name="new"),
    path("new/<slug:code>/<uuid:pk>/", writing.write, name="write"),
    path("<slug:number>/", writing.referral, name="referral"),
    path("<slug:number>/change/", writing.change, name="change"),
    path("<slug:number>/print/", handing_over.print_paper, name="print"),
    path("<slug:number>/link/", handing_over.link, name="link"),
    path("<slug:number>/take-back/", handing_over.take_back, name="take_back"),
    path("<slug:number>/feedback/", handing_over.feedback, name="feedback"),
]
