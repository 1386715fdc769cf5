"""Addresses."""

from django.urls import path

from coalesce.accounts.views import devices, invitations, lock, organisations, own, people, second_factor

app_name = "accounts"
urlpatterns = [
    # Getting in, and leaving the screen.
    path("second-factor/", second_factor.second_factor, name="second_factor"),
    path("invitations/accept/<str:token>/", invitations.accept, name="accept"),
    path("lock/", lock.lock, name="lock"),
    path("unlock/", lock.unlock, name="unlock"),
    path("exit/", lock.leave, name="exit"),
    path("blank/", lock.blank, name="blank"),
    # Her own.
    path("settings/", own.settings, name="settings"),
    path("devices/", devices.devices, name="devices"),
    path("devices/end-others/", devices.end_other_devices, name="end_other_devices"),
    path("devices/<uuid:code>/end/", devices.end_device, name="end_device"),
    # People.
    path("people/", people.people, name="people"),
    path("people/invite/", invitations.invite, name="invite"),
    path("people/<uuid:code>/", people.person, name="person"),
    path("people/<uuid:code>/deactivate/", people.deactivate, name="deactivate"),
    path("people/<uuid:code>/reactivate/", people.reactivate, name="reactivate"),
    path("people/<uuid:code>/reset-second-factor/", people.reset_second_factor, name="reset_second_factor"),
    path("people/invitations/<uuid:code>/", invitations.invited, name="invited"),
    path("people/invitations/<uuid:code>/withdraw/", invitations.withdraw, name="withdraw_invitation"),
    # Organisations.
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/add/", organisations.add, name="add_organisation"),
    path("organisations/<slug:code>/", organisations.edit, name="organisation"),
    path("organisations/<slug:code>/invite/", invitations.invite_to, name="invite_to"),
    path("organisations/<slug:code>/deactivate/", organisations.deactivate, name="deactivate_organisation"),
    path("organisations/<slug:code>/reactivate/", organisations.reactivate, name="reactivate_organisation"),
]
