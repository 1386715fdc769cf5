"""R32 and R33: days of the year on which figures are expected of an organisation that works with women."""

import datetime
import uuid

from django.utils.translation import gettext_lazy as _

from cases.reminders.recipients import those_with
from cases.reminders.rules import Due, Rule
from coalesce.accounts.models import Organisation
from coalesce.permissions import Role
from coalesce.tenancy import acting
from reporting.models import Release
from reporting.quarters import last_complete, last_day

FREEZE = datetime.timedelta(days=15)
STANDS_FOR = datetime.timedelta(days=45)
"""No record says that it was done, so that it stands for a month and then gives way."""
SEPTEMBER = (9, 30)
CALENDAR = uuid.UUID("6f1f5b0e-3a52-4c07-9d1a-2a3f5f0f8c11")
managers = those_with(Role.ORGANISATION_MANAGER)


def quarters_to_complete(until, case=None):
    """Fifteen days after the end of a quarter, unless its figures are released already."""
    quarter = last_complete(until)
    due_on = last_day(quarter) + FREEZE
    if Release.objects.made().filter(until=quarter).exists():
        return []
    return _days(case, until, due_on, f"quarter {quarter}", STANDS_FOR)


def yearly_statistics(until, case=None):
    """The day by which the states send the figures of the year before to the Commission."""
    due_on = datetime.date(until.year, *SEPTEMBER)
    return _days(case, until, due_on, f"statistics {until.year}", STANDS_FOR * 2)


def _days(case, until, due_on, name, stands_for):
    """It has no record. Its number is made of the organisation and the name, so that it is the same at every run."""
    organisation = acting().organisation_id
    if case is not None or not due_on <= until < due_on + stands_for:
        return []
    if not Organisation.objects.filter(pk=organisation, gesim_site=True).exists():
        return []
    return [Due(uuid.uuid5(CALENDAR, f"{organisation} {name}"), None, None, due_on)]


RULES = (
    Rule(
        code="R32",
        label=_("The records of the quarter are to be complete"),
        sentence=_(
            "Ask the team to enter what is still missing. After this day the figures of the quarter are counted."
        ),
        due_set=quarters_to_complete,
        recipients=managers,
        leads=(10, 3),
    ),
    Rule(
        code="R33",
        label=_("Yearly statistics for the national rapporteur"),
        sentence=_("Ask by when figures are expected of your organisation this year, or say that it reports none."),
        due_set=yearly_statistics,
        recipients=managers,
        leads=(60,),
    ),
)
