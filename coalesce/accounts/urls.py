"""Addresses."""

from django.urls import path

from coalesce.accounts.views import devices, lock, own, second_factor

app_name = "accounts"
urlpatterns = [
    # Getting in, and leaving the screen.
    path("second-factor/", second_factor.second_factor, name="second_factor"),
    path("lock/", lock.lock, name="lock"),
    path("unlock/", lock.unlock, name="unlock"),
    path("exit/", lock.leave, name="exit"),
    path("blank/", lock.blank, name="blank"),
    # Her own.
    path("settings/", own.settings, name="settings"),
    path("devices/", devices.devices, name="devices"),
    path("devices/end-others/", devices.end_other_devices, name="end_other_devices"),
    path("devices/<uuid:code>/end/", devices.end_device, name="end_device"),
]
