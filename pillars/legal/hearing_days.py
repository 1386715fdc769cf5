"""On which day an appointment is, by the clock where the organisation works."""

from zoneinfo import ZoneInfo

from django.db.models.functions import TruncDate

from cases.models import Case
from cases.reminders.rules import Due
from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting
from pillars.legal.models import Hearing


def days_of_hearings(until, case=None):
    """Those that are planned; one that has passed stays due until somebody says how it went."""
    zone = ZoneInfo(Organisation.objects.get(pk=acting().organisation_id).timezone)
    planned = Hearing.objects.planned().annotate(day=TruncDate("at", tzinfo=zone)).filter(day__lte=until)
    planned = planned.exclude(case__state=Case.State.CLOSED)
    planned = planned if case is None else planned.filter(case=case)
    return [Due(*row) for row in planned.values_list("id", "case_id", "woman_id", "day")]
