"""Addresses. A transfer is named by its random number."""

from django.urls import path

from referrals.transfers.views import answering, approving, lists, page, writing

app_name = "transfers"
urlpatterns = [
    path("", lists.transfers, name="list"),
    path("new/<slug:code>/", writing.choose_partner, name="new"),
    path("new/<slug:code>/<slug:partner>/", writing.write, name="write"),
    path("<slug:number>/", page.transfer, name="transfer"),
    path("<slug:number>/change/", writing.change, name="change"),
    path("<slug:number>/submit/", writing.submit, name="submit"),
    path("<slug:number>/take-back/", writing.take_back, name="take_back"),
    path("<slug:number>/approve/", approving.approve, name="approve"),
    path("<slug:number>/send-back/", approving.send_back, name="send_back"),
    path("<slug:number>/accept/", answering.accept, name="accept"),
    path("<slug:number>/decline/", answering.decline, name="decline"),
]
