"""Tasks: a link that nobody opened, and a service that holds what she took back."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Due, Rule
from coalesce.permissions import Role
from referrals.outside.models import OutsideReferral
from referrals.outside.state import UNREAD, State

STANDS_FOR = datetime.timedelta(days=30)


def not_opened(until, case=None):
    """On the day on which its time ends or ended; a link made anew, or a paper, settles it."""
    unread = _of(OutsideReferral.objects.filter(state__in=(State.WAITING, *UNREAD)), case)
    unread = unread.exclude(case__state=Case.State.CLOSED)
    rows = unread.values_list("pk", "case", "woman", "state", "link_ends_at", "closed_at")
    dues = [
        Due(pk, case_id, woman_id, _day(closed_at if state == State.BLOCKED else ends_at))
        for pk, case_id, woman_id, state, ends_at, closed_at in rows
    ]
    return [due for due in dues if until - STANDS_FOR < due.due_on <= until]


def taken_back(until, case=None):
    """For a month: the service has to hear it, and may hold a paper."""
    withdrawn = _of(OutsideReferral.objects.filter(state=State.WITHDRAWN, closed_at__isnull=False), case)
    rows = withdrawn.values_list("pk", "case", "woman", "closed_at")
    dues = [Due(pk, case_id, woman_id, _day(closed_at)) for pk, case_id, woman_id, closed_at in rows]
    return [due for due in dues if until - STANDS_FOR < due.due_on <= until]


def _of(rows, case):
    return rows if case is None else rows.filter(case=case)


def _day(moment):
    return timezone.localdate(moment)


RULES = (
    Rule(
        code="R21L",
        label=_("A one-time link was not opened"),
        sentence=_("Call the service. Make another link, print it, or take it back."),
        due_set=not_opened,
        recipients=worker_and(Role.CASEWORKER),
        leads=(0,),
    ),
    Rule(
        code="OUTBACK",
        label=_("She took back what a service outside was given"),
        sentence=_(
            "No link opens it any more. Tell the service, and ask it to destroy what it noted or holds on paper."
        ),
        due_set=taken_back,
        recipients=worker_and(Role.CASEWORKER),
        leads=(0,),
    ),
)
