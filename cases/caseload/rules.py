"""R38: somebody leads more cases than were agreed."""

import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.caseload import limits
from cases.models import Case
from cases.reminders.recipients import supervisors_of
from cases.reminders.rules import Due, Rule
from coalesce.accounts.models import User


def too_many(until, case=None):
    """Looked at every day, and told once a week while it lasts: its date is the Monday.

    A sealed case is not counted: its number would tell supervisors outside its team that there is one.
    """
    if case is not None:
        return []
    led = Case.objects.open().unsealed().order_by().values("assigned_to").annotate(count=Count("pk"))
    counted = dict(led.values_list("assigned_to", "count"))
    monday = until - datetime.timedelta(days=until.weekday())
    return [Due(person.code, None, None, monday) for person in _over(counted)]


def _over(counted):
    agreed, own = limits.of_the_organisation(), limits.own_limits()
    people = User.objects.filter(pk__in=counted)
    return [person for person in people if limits.measured(person, counted[person.pk], agreed, own).is_over]


TOO_MANY = Rule(
    code="R38",
    label=_("Somebody leads more cases than were agreed"),
    sentence=_("Ask her what is too much, and look together at what can be handed over."),
    due_set=too_many,
    recipients=supervisors_of,
    leads=(0,),
    link=lambda person: reverse("caseload:workers"),
)
