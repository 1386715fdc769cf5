"""Who may take a reminder over, and whose it is when she may no longer."""

from django.db.models import Exists, OuterRef, Q

from cases import people
from cases.models import CaseUserObjectPermission
from cases.models.case import TEAM
from coalesce.accounts.models import User
from coalesce.permissions import Permission


def who_may_take(reminder):
    """Those in the team of its case who have a day; without a case, those with a role of its recipient's."""
    may = people.who_may(Permission.MYDAY, reminder.organisation_id).exclude(pk=holder_of(reminder))
    if reminder.case_id is None:
        return may.filter(roles__overlap=reminder.recipient.roles).order_by("name")
    team = CaseUserObjectPermission.objects.filter(content_object=reminder.case_id, permission__codename=TEAM)
    readers = people.who_may(Permission.CASE_VIEW, reminder.organisation_id)
    return may.filter(pk__in=team.values("user")).filter(pk__in=readers.values("pk")).order_by("name")


def holder_of(reminder):
    """The id of whose it is now."""
    return reminder.handled_by_id or reminder.recipient_id


def bring_back(reminders):
    """What was given to somebody who has left the team of its case, or the house, is its recipient's again."""
    gone = User.objects.filter(pk=OuterRef("handled_by"), is_active=False)
    in_team = CaseUserObjectPermission.objects.filter(
        content_object=OuterRef("case"), user=OuterRef("handled_by"), permission__codename=TEAM
    )
    given = reminders.open().filter(handled_by__isnull=False)
    lost = given.filter(Exists(gone) | (Q(case__isnull=False) & ~Exists(in_team)))
    return lost.update(handled_by=None)
