"""Addresses. A referral is named by its random number."""

from django.urls import path

from referrals.views import answering, feedback, lists, page, telling, writing

app_name = "referrals"
urlpatterns = [
    path("", lists.inbox, name="inbox"),
    path("sent/", lists.outbox, name="outbox"),
    path("case/<slug:code>/", lists.of_case, name="case"),
    path("new/<slug:code>/", writing.choose_partner, name="new"),
    path("new/<slug:code>/<slug:partner>/", writing.write, name="write"),
    path("<slug:number>/", page.referral, name="referral"),
    path("<slug:number>/change/", writing.change, name="change"),
    path("<slug:number>/send/", writing.send, name="send"),
    path("<slug:number>/take-back/", writing.take_back, name="take_back"),
    path("<slug:number>/tell/", telling.tell, name="tell"),
    path("<slug:number>/ask/", answering.ask, name="ask"),
    path("<slug:number>/accept/", answering.accept, name="accept"),
    path("<slug:number>/decline/", answering.decline, name="decline"),
    path("<slug:number>/progress/", feedback.progress, name="progress"),
    path("<slug:number>/complete/", feedback.complete, name="complete"),
]
