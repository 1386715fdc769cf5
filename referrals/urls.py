"""Addresses."""

app_name = "referrals"
urlpatterns = []
