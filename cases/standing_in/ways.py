"""Where other apps lead here from: the settings of a person, and the refusal to deactivate who still leads cases."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Leave
from coalesce.accounts.own import Card
from coalesce.permissions import Permission


def next_leave(user):
    """A sentence for the card of her settings."""
    today = timezone.localdate()
    leave = Leave.objects.from_day(today).filter(person=user).select_related("stand_in").first()
    if leave is None:
        return _("No leave is entered.")
    first, last = (date_format(day, "j F") for day in (leave.begins_on, leave.ends_on))
    told = {"name": leave.stand_in.name, "first": first, "day": last}
    if leave.begins_on <= today:
        return _("You are away until %(day)s. %(name)s stands in.") % told
    return _("From %(first)s to %(day)s %(name)s stands in.") % told


CARD = Card(
    heading=gettext_lazy("Leave"),
    icon="cup-hot",
    url_name="standing_in:leave",
    sentence=next_leave,
    words=gettext_lazy("Enter days off, and who stands in"),
    permission=Permission.LEAVE_ENTER,
)


def to_hand_over(person, by):
    """(address, words) for those who may hand over what this person holds, or None."""
    if not by.may(Permission.LEAVER_HAND_OVER) or person.organisation_id != by.organisation_id:
        return None
    return reverse("standing_in:hand_over", args=[person.code]), _("Hand over for %(name)s") % {"name": person.name}
