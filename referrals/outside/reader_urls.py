"""The one address outside: it says nothing, and what opens it comes in the form."""

from django.urls import path

from referrals.outside.views import reading

app_name = "reader"
urlpatterns = [path("", reading.page, name="page")]
