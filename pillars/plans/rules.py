"""R16: a plan is to be reviewed; R18: a plan waits too long for its approval."""

from dataclasses import replace
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.reminders.recipients import supervisors_of, worker_and
from cases.reminders.rules import Rule, dues
from coalesce.accounts import here
from coalesce.permissions import Role
from pillars.plans.models import PlanVersion

GRACE = timedelta(days=7)
PATIENCE = 5


def plans_to_review(until, case=None):
    """The approved version that counts, of each case that is at work."""
    return dues(_current(until, case), "review_on")


def plans_left_unreviewed(until, case=None):
    """The same, a week later."""
    return (replace(due, due_on=due.due_on + GRACE) for due in plans_to_review(until - GRACE, case=case))


def plans_left_waiting(until, case=None):
    versions = PlanVersion.objects.waiting().exclude(case__state=Case.State.CLOSED)
    working_days = here.working_days()
    sent = dues(_of(versions, case), "submitted_on")
    late = (replace(due, due_on=working_days.after(due.due_on, PATIENCE)) for due in sent)
    return (due for due in late if due.due_on <= until)


def _current(until, case):
    approved = PlanVersion.objects.approved()
    newer = approved.filter(case=OuterRef("case"), number__gt=OuterRef("number"))
    at_work = (Case.State.ACTIVE, Case.State.ON_HOLD)
    return _of(approved.filter(~Exists(newer), review_on__lte=until, case__state__in=at_work), case)


def _of(versions, case):
    return versions if case is None else versions.filter(case=case)


RULES = (
    Rule(
        code="R16",
        label=_("Plan to be reviewed"),
        sentence=_("Look at her plan with her, and agree on the next review."),
        due_set=plans_to_review,
        recipients=worker_and(Role.CASEWORKER),
        leads=(14, 0),
    ),
    Rule(
        code="R16S",
        label=_("A plan was not reviewed"),
        sentence=_("The review was due a week ago. Ask the worker what is in the way."),
        due_set=plans_left_unreviewed,
        recipients=supervisors_of,
        leads=(0,),
    ),
    Rule(
        code="R18",
        label=_("A plan waits for approval"),
        sentence=_("It was sent five working days ago. Look at it, or ask another supervisor to."),
        due_set=plans_left_waiting,
        recipients=supervisors_of,
        leads=(0,),
    ),
)
