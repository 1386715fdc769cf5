"""Fictional cases for the benchmark of reminders: of each, little more than the days that the rules look at.

One organisation has all of them, because its reminders are made in one run. Of ten cases, every one has a permit of
residence and a consent, five a safety plan, a plan of her own and a paper, three a place to live with a last day, two a
child and a deadline, one a court day and a course. The days lie evenly over the year around today.
"""

import random
from datetime import timedelta

from django.utils import timezone

from cases.choices import Risk
from cases.models import Case, CaseUserObjectPermission, Child, Consent, IdentityPaper, Woman
from coalesce.accounts.models import User
from coalesce.demonstration.load import team_permission
from coalesce.encryption import cipher, keyring
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.economic.models import Home, Learning
from pillars.legal.models import Deadline, ResidencePermit
from pillars.plans.models import PlanVersion
from pillars.psychosocial.models import SafetyPlan
from tests.cast import make_organisation as make_partner

CASELOAD = 25
BATCH = 1_000
BEHIND, AHEAD = 5, 360


def make_organisation():
    """An Organisation with a supervisor and a lawyer, who is in the team of every case."""
    organisation = make_partner("dates", "DE", "Dates")
    for role in (Role.SUPERVISOR, Role.SPECIALIST_LEGAL):
        _person(organisation, role, role)
    return organisation


def fill(organisation, total):
    """Cases until there are so many."""
    with acting_for(organisation.pk):
        there = Case.objects.count()
    for start in range(there, total, BATCH):
        with acting_for(organisation.pk):
            _batch(random.Random(start), organisation, range(start, min(start + BATCH, total)))


def _batch(rng, organisation, numbers):
    today = timezone.localdate()
    workers = [_person(organisation, Role.CASEWORKER, number) for number in numbers[::CASELOAD]]
    women = [Woman(code=f"DE-{number:06}") for number in numbers]
    keyring.new_data_keys({woman.pk: cipher.new_key() for woman in women})
    cases = [_case(rng, woman, workers[at // CASELOAD], today) for at, woman in enumerate(women)]
    lawyer = User.objects.get(organisation=organisation, roles=[Role.SPECIALIST_LEGAL])
    rows = {Woman: women, Case: cases, CaseUserObjectPermission: [*_team(cases, lawyer)]}
    for number, case in enumerate(cases):
        for row in _dated(rng, case, number % 10, today):
            rows.setdefault(type(row), []).append(row)
    for model, instances in rows.items():
        model.objects.bulk_create(instances)


def _person(organisation, role, name):
    address = f"{name}@{organisation.code}.example"
    return User.objects.create(email=address, name=str(name), organisation=organisation, roles=[role])


def _case(rng, woman, worker, today):
    return Case(
        woman=woman,
        code=f"{woman.code}-1",
        state=Case.State.ACTIVE,
        opened_on=today - timedelta(days=rng.randint(30, 700)),
        first_contact_on=today - timedelta(days=rng.randint(0, 30)),
        risk_level=Risk.MEDIUM,
        risk_review_on=_day(rng, today, ahead=30),
        assigned_to=worker,
    )


def _team(cases, lawyer):
    for case in cases:
        for person in (case.assigned_to, lawyer):
            yield CaseUserObjectPermission(content_object=case, user=person, permission=team_permission())


def _day(rng, today, ahead=AHEAD):
    return today + timedelta(days=rng.randint(-BEHIND, ahead))


def _dated(rng, case, number, today):
    """number: 0 to 9, which of ten it is."""
    hers = {"woman": case.woman}
    about = {**hers, "case": case}
    yield ResidencePermit(**about, kind="REFUGEE", expires_on=_day(rng, today))
    asked_on = _day(rng, today) - timedelta(days=365)
    yield Consent(**about, purpose="service", decision="given", decided_on=asked_on, valid_from=asked_on)
    if number < 5:
        yield SafetyPlan(**about, made_on=today - timedelta(days=30), review_on=_day(rng, today, ahead=90))
        yield _plan(about, case.assigned_to, _day(rng, today, ahead=90))
        yield IdentityPaper(**hers, kind="PASSPORT", expires_on=_day(rng, today))
    if number < 3:
        yield Home(
            **about, kind="SHELTER_NGO", since=today - timedelta(days=30), stay_ends_on=_day(rng, today, ahead=90)
        )
    if number < 2:
        yield Child(**hers, turns_18_on=_day(rng, today))
        yield Deadline(**about, kind="appeal", due_on=_day(rng, today, ahead=30), confirmed_on=today)
    if number == 0:
        yield Learning(
            **about, kind="LANGUAGE_COURSE", language="deu", since=today - timedelta(days=30), until=_day(rng, today)
        )


def _plan(about, worker, review_on):
    now = timezone.now()
    agreed = {"agreed_on": now.date(), "agreed_how": "signed", "copy": "given"}
    approved = {"state": "approved", "approved_on": now.date(), "approved_at": now}
    return PlanVersion(**about, number=1, contents=[], review_on=review_on, made_by=worker, **agreed, **approved)
