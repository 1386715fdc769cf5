"""Cases with permits that end some day."""

import datetime

import pytest

from cases.models import Case, CaseUserObjectPermission, Woman
from coalesce.encryption import keyring
from pillars.legal.models import ResidencePermit

TODAY = datetime.date(2026, 11, 22)


def after(days):
    return TODAY + datetime.timedelta(days=days)


def make_case(worker, *team, code="CY-7F3K9", **changes):
    """Inside acting_for(worker's organisation)."""
    woman = Woman(code=code, first_name="Blessing")
    keyring.new_data_key(woman.pk)
    woman.save()
    values = {"state": Case.State.ACTIVE, "first_contact_on": datetime.date.today(), "assigned_to": worker} | changes
    case = Case.objects.create(woman=woman, code=f"{code}-1", **values)
    for person in (worker, *team):
        CaseUserObjectPermission.objects.assign_perm("work_on_case", person, obj=case)
    return case


def make_permit(case, expires_on):
    return ResidencePermit.objects.create(case=case, woman_id=case.woman_id, kind="REFUGEE", expires_on=expires_on)


@pytest.fixture
def case(ada, lea, acts):
    with acts(ada):
        return make_case(ada, lea)
