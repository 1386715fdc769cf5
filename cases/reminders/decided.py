"""The dates that her decisions leave behind: R22 to ask her again, a consent taken back, a doubt, nothing asked yet."""

import datetime
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases import asking, consents
from cases.doors.notice import caseworker_and_supervisors
from cases.models import Case, Consent
from cases.reminders.recipients import worker_and
from cases.reminders.rules import PORTION, Due, Rule, dues
from coalesce.days import months_after
from coalesce.permissions import Role

YEARLY = 12
SHORTEST_YEAR = datetime.timedelta(days=365)
STANDS_FOR = datetime.timedelta(days=30)
ASKED_WITHIN = datetime.timedelta(days=14)
NO = (Consent.Decision.REFUSED, Consent.Decision.WITHDRAWN)


def to_ask_again(until, case=None):
    """R22: the day on which a consent ends; to be supported is asked about every year."""
    given = _of(Consent.objects.current().filter(decision=Consent.Decision.GIVEN), case)
    given = given.filter(case__in=Case.objects.open())
    yearly = Q(expires_on=None, purpose=Consent.Purpose.SERVICE, decided_on__lte=until - SHORTEST_YEAR)
    asked = given.filter(Q(expires_on__lte=until) | yearly)
    rows = asked.values_list("pk", "case", "woman", "expires_on", "decided_on").iterator(chunk_size=PORTION)
    for pk, case_id, woman_id, ends_on, decided_on in rows:
        due_on = ends_on or months_after(decided_on, YEARLY)
        if due_on <= until:
            yield Due(pk, case_id, woman_id, due_on)


def taken_back(until, case=None):
    """What she did not want to share any more, for a month: somebody has to tell the partner, or to see to it."""
    before = Consent.objects.filter(replaced_by=OuterRef("pk"), decision=Consent.Decision.GIVEN)
    # A service outside has a task of its own (referrals/outside): what it holds on paper is not closed to it.
    sharing = consents.SHARING - {Consent.Purpose.SHARE_OUTSIDE}
    noes = _of(Consent.objects.filter(Exists(before), decision__in=NO, purpose__in=sharing), case)
    rows = noes.values_list("pk", "case", "woman", "recorded_at").iterator(chunk_size=PORTION)
    for pk, case_id, woman_id, moment in rows:
        if until - STANDS_FOR < moment.date() <= until:
            yield Due(pk, case_id, woman_id, moment.date())


def in_doubt(until, case=None):
    """A minor, or somebody who may not be able to decide now: a supervisor looks at the case with her worker."""
    doubtful = _of(Consent.objects.current().exclude(capacity=asking.Capacity.ABLE), case)
    latest = {}
    for pk, case_id, woman_id, day in doubtful.order_by("-decided_on", "-recorded_at").values_list(
        "pk", "case", "woman", "decided_on"
    ):
        latest.setdefault(case_id, Due(pk, case_id, woman_id, day))
    return [due for due in latest.values() if due.due_on <= until]


def not_asked(until, case=None):
    """An intake in which she has not been asked whether a record about her may be kept."""
    decided = Consent.objects.filter(case=OuterRef("pk"), purpose=Consent.Purpose.RECORD_KEEPING)
    cases = Case.objects.filter(~Exists(decided), state=Case.State.INTAKE, opened_on__lte=until - ASKED_WITHIN)
    if case is not None:
        cases = cases.filter(pk=case.pk)
    return (replace(due, due_on=due.due_on + ASKED_WITHIN) for due in dues(cases, "opened_on", case="id"))


def _of(decisions, case):
    return decisions if case is None else decisions.filter(case=case)


ASK_AGAIN = Rule(
    code="R22",
    label=_("A consent of hers ends, or is a year old"),
    sentence=_("Ask her again, and record what she decides now. Her no is an answer."),
    due_set=to_ask_again,
    recipients=worker_and(Role.CASEWORKER),
    leads=(30, 7),
    reaches_her=True,
)
TAKEN_BACK = Rule(
    code="TAKEBACK",
    label=_("She took back a consent to share"),
    sentence=_("What was sent is closed to the partner. Ask it to delete what it kept, and tell her when it has."),
    due_set=taken_back,
    recipients=worker_and(Role.CASEWORKER),
    leads=(0,),
)
DOUBT = Rule(
    code="CAPACITY",
    label=_("Under 18, or in doubt whether she can decide"),
    sentence=_("Look at her consents together: who decides with her, and does a guardian or the child's way apply?"),
    due_set=in_doubt,
    recipients=caseworker_and_supervisors,
    leads=(0,),
)
NOT_ASKED = Rule(
    code="ASKHER",
    label=_("She has not been asked about her record"),
    sentence=_("Ask her whether a record about her may be kept. Until then it holds no more than her intake."),
    due_set=not_asked,
    recipients=worker_and(Role.CASEWORKER),
    leads=(0,),
)
RULES = (ASK_AGAIN, TAKEN_BACK, DOUBT, NOT_ASKED)
