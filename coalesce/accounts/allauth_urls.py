"""The pages of allauth that the product uses."""

from allauth.urls import urlpatterns  # noqa: F401
