"""Who may take a reminder over, and whose it is when she may no longer."""

from django.db.models import Exists, OuterRef, Q

from cases import people
from cases.models import CaseUserObjectPermission, Leave, Seal
from cases.models.case import TEAM
from coalesce.permissions import Permission
from coalesce.tenancy import acting


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


def bring_back(reminders, day):
    """What was given to somebody who cannot see to it any more is its recipient's again.

    She has left the house, has another role, or is not in the team of its case; or the case is sealed and she is on
    leave, because whoever stands in for her may not open it.
    """
    holder = {"pk": OuterRef("handled_by")}
    has_a_day = people.who_may(Permission.MYDAY, acting().organisation_id).filter(**holder)
    may_read = people.who_may(Permission.CASE_VIEW, acting().organisation_id).filter(**holder)
    in_team = CaseUserObjectPermission.objects.filter(
        content_object=OuterRef("case"), user=OuterRef("handled_by"), permission__codename=TEAM
    )
    is_sealed = Seal.objects.unbroken().filter(case=OuterRef("case"))
    is_away = Leave.objects.on(day).filter(person=OuterRef("handled_by"))
    out_of_reach = ~Exists(may_read) | ~Exists(in_team) | (Exists(is_sealed) & Exists(is_away))
    given = reminders.open().filter(handled_by__isnull=False)
    lost = given.filter(~Exists(has_a_day) | (Q(case__isnull=False) & out_of_reach))
    return lost.update(handled_by=None)
