"""Addresses."""

app_name = "reminders"
urlpatterns = []
