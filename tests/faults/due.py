"""Women whose deadlines come near, written in bulk: of each only what a reminder needs."""

import datetime
import uuid

from cases.models import Case, CaseUserObjectPermission, Woman
from coalesce.demonstration.load import team_permission
from coalesce.encryption import cipher, keyring
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.legal.models import Deadline
from tests.cast import make_organisation, make_person

RULE = "R06"
WOMEN = 10
"""In each organisation; a test chooses how many deadlines each has."""


def fill(organisations, deadlines, day=None):
    """{organisation: its one caseworker}. Each has WOMEN x deadlines appeals that must be made in three days."""
    day = day or datetime.date.today() + datetime.timedelta(days=3)
    workers = {}
    for number in range(organisations):
        organisation = make_organisation(f"house{number}", "CY", f"House {number}")
        worker = make_person(f"Worker{number}", organisation, Role.CASEWORKER)
        with acting_for(organisation.pk, worker):
            _write(worker, number, deadlines, day)
        workers[organisation] = worker
    return workers


def _write(worker, house, deadlines, day):
    women = [Woman(pk=uuid.uuid4(), code=f"CY-{house:03}{number:04}") for number in range(WOMEN)]
    keyring.new_data_keys({woman.pk: cipher.new_key() for woman in women})
    Woman.objects.bulk_create(women)
    cases = [
        Case(woman=woman, code=f"{woman.code}-1", state=Case.State.ACTIVE, first_contact_on=day, assigned_to=worker)
        for woman in women
    ]
    Case.objects.bulk_create(cases)
    CaseUserObjectPermission.objects.bulk_create(
        CaseUserObjectPermission(content_object=case, user=worker, permission=team_permission()) for case in cases
    )
    Deadline.objects.bulk_create(
        Deadline(case=case, woman_id=case.woman_id, kind=Deadline.Kind.APPEAL, due_on=day, confirmed_on=day)
        for case in cases
        for _number in range(deadlines)
    )
