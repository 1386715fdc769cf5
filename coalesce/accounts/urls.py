"""Addresses."""

app_name = "accounts"
urlpatterns = []
