"""The notice that a case was opened in an emergency: on the day of its caseworker and its supervisors at once."""

import datetime
from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from cases import people
from cases.models import Case, CaseUserObjectPermission, EmergencyOpening, Seal
from cases.models.case import TEAM
from cases.reminders.rules import Rule, dues
from coalesce.permissions import Permission
from coalesce.tenancy import acting

STANDS_FOR = datetime.timedelta(days=30)


def recent_openings(until, case=None):
    openings = EmergencyOpening.objects.filter(opened_on__gt=until - STANDS_FOR, opened_on__lte=until)
    if case is not None:
        openings = openings.filter(case=case)
    return dues(openings, "opened_on")


def caseworker_and_supervisors(case_ids):
    """Of a sealed case only the supervisors in its team: to the others a notice would tell that there is one."""
    told = defaultdict(set)
    sealed = set(Seal.objects.unbroken().filter(case__in=case_ids).values_list("case", flat=True))
    supervisors = set(people.who_may(Permission.CASE_VIEW_ALL, acting().organisation_id).values_list("pk", flat=True))
    for case_id, worker in Case.objects.filter(pk__in=case_ids).values_list("pk", "assigned_to"):
        told[case_id] = {worker} if case_id in sealed else {worker, *supervisors}
    team = CaseUserObjectPermission.objects.filter(content_object__in=sealed, permission__codename=TEAM)
    for case_id, person in team.filter(user__in=supervisors).values_list("content_object", "user"):
        told[case_id].add(person)
    return told


OPENED_IN_AN_EMERGENCY = Rule(
    code="OPENED",
    label=_("Opened in an emergency"),
    sentence=_("A colleague outside the team opened this case. Read who and why on its team page."),
    due_set=recent_openings,
    recipients=caseworker_and_supervisors,
    leads=(0,),
)
