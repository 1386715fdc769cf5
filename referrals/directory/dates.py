"""R34: a service of the directory was last asked half a year ago."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases import people
from cases.reminders.recipients import those_with
from cases.reminders.rules import Due, Rule
from coalesce.permissions import Permission, Role
from coalesce.tenancy import acting
from referrals.directory.freshness import VERIFIED_FOR
from referrals.directory.models import ServiceEntry


def to_be_asked_anew(until, case=None):
    """What the organisation keeps and still offers. One that was never asked is marked there from the start."""
    if case is not None:
        return []
    entries = ServiceEntry.objects.mine().offered().filter(verified_on__lte=until - VERIFIED_FOR)
    return [Due(pk, None, None, day + VERIFIED_FOR) for pk, day in entries.order_by().values_list("pk", "verified_on")]


def who_asked_last_or_managers(keys):
    """Whoever knows the people there; the managers, where she has left or keeps the directory no more."""
    keepers = people.who_may(Permission.DIRECTORY_EDIT, acting().organisation_id)
    asked = ServiceEntry.objects.mine().filter(pk__in=keys, verified_by__in=keepers)
    known = {pk: {person} for pk, person in asked.order_by().values_list("pk", "verified_by")}
    return those_with(Role.ORGANISATION_MANAGER)(keys) | known


TO_BE_ASKED_ANEW = Rule(
    code="R34",
    label=_("A service in the directory is to be asked anew"),
    sentence=_("Ask the service whether all of it still holds, and say so on its page."),
    due_set=to_be_asked_anew,
    recipients=who_asked_last_or_managers,
    leads=(14,),
    link=lambda entry: reverse("directory:entry", args=[entry]),
)
