"""Fictional women for the benchmark, written in bulk: thin records, but each under a key of her own and truly sealed.

Of each: her identity, one case with its caseworker and one colleague in the team, two decisions, one way to reach her,
the step that opened the case, and three services. The demonstration has some sixty rows of each and is slower to load.
"""

import random
from datetime import timedelta
from types import SimpleNamespace

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from cases import phones
from cases.models import Case, CaseUserObjectPermission, SafeContact, StateChange
from cases.naming import pages
from coalesce.accounts.models import User
from coalesce.demonstration import women
from coalesce.demonstration.load import team_permission
from coalesce.encryption import cipher, keyring
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.models import Service

CASELOAD = 25
BATCH = 1_000
LONG = 3_000


def fill(organisations, total, shown, known):
    """Women until there are so many, in equal parts. Returns whom and what the pages are asked for."""
    today, share = timezone.localdate(), -(-total // len(organisations))
    for code, organisation in organisations.items():
        there = _count(organisation)
        for start in range(there, share, BATCH):
            rng = random.Random(f"{code} {start}")
            with acting_for(organisation.pk):
                first = _batch(rng, organisation, start, min(BATCH, share - start), today)
            if code == shown and known is None:
                known = _known(organisation, first, today)
    return known


def _count(organisation):
    with acting_for(organisation.pk):
        return Case.objects.count()


def _batch(rng, organisation, start, size, today):
    """One transaction. Returns the cases."""
    people = [women.make_woman(rng, organisation.country, set()) for _number in range(size)]
    for number, woman in enumerate(people, start):
        woman.code = f"{organisation.country}-{organisation.pk:02}{number:06}"
    keyring.new_data_keys({woman.pk: cipher.new_key() for woman in people})
    workers = _workers(organisation, start, size)
    cases = [women.make_case(rng, woman, workers[number // CASELOAD], today) for number, woman in enumerate(people)]
    lawyer = User.objects.get(organisation=organisation, roles=[Role.SPECIALIST_LEGAL])
    rows = [people, cases]
    rows.append([_member(case, person) for case in cases for person in (case.assigned_to, lawyer)])
    rows.append([row for case in cases for row in list(women.make_consents(rng, case, case.assigned_to))[:2]])
    rows.append([_contact(woman, number) for number, woman in enumerate(people, start)])
    rows.append([_opened(case) for case in cases])
    rows.append([row for case in cases for row in _services(case, 3, today)])
    for instances in rows:
        type(instances[0]).objects.bulk_create(instances, batch_size=2_000)
    pages.write_all(people)
    return cases


def _workers(organisation, start, size):
    """As many caseworkers as it takes when each leads twenty-five cases."""
    return User.objects.bulk_create(
        User(
            email=f"worker{start}-{number}@{organisation.code}.example",
            password=make_password(None),
            name=f"Worker {start + number}",
            organisation=organisation,
            roles=[Role.CASEWORKER],
            is_demonstration=True,
        )
        for number in range(-(-size // CASELOAD))
    )


def _member(case, person):
    return CaseUserObjectPermission(content_object=case, user=person, permission=team_permission())


def _contact(woman, number):
    phone = f"+3538{woman.organisation_id:02}{number:06}"
    return SafeContact(woman=woman, channel="PHONE", value=phone, phone_index=phones.index(phone))


def _opened(case):
    return StateChange(case=case, woman=case.woman, to=case.state, moved_at=timezone.now(), moved_by=case.assigned_to)


def _services(case, count, today):
    about = {"case": case, "woman": case.woman, "staff": case.assigned_to, "pillar": "legal", "minutes": 45}
    for number in range(count):
        held_on = today - timedelta(days=number)
        yield Service(**about, service_type="LEGAL_ADVICE", held_on=held_on, note="She asked about her papers.")


def _known(organisation, cases, today):
    short, long = cases[:2]
    with acting_for(organisation.pk):
        Service.objects.bulk_create(_services(long, LONG - 3, today), batch_size=2_000)
    posts = User.objects.filter(organisation=organisation)
    return SimpleNamespace(
        worker=short.assigned_to,
        lawyer=posts.get(roles=[Role.SPECIALIST_LEGAL]),
        supervisor=posts.get(roles=[Role.SUPERVISOR]),
        lives={3: short.code, LONG: long.code},
        name=f"{short.woman.first_name} {short.woman.family_name}",
        phone=f"+3538{organisation.pk:02}{0:06}",
        code=short.woman.code,
    )
