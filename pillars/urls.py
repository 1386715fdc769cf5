"""Addresses."""

app_name = "pillars"
urlpatterns = []
