"""A woman in Ada's care, who agreed to be supported."""

import datetime

import pytest

from cases.models import Case, CaseUserObjectPermission, Consent, Woman
from coalesce.encryption import keyring

TODAY = datetime.date.today()
FIRST_CONTACT = TODAY - datetime.timedelta(days=200)


def make_case(worker, *team, code="CY-7F3K9", state=Case.State.ACTIVE):
    """Inside `with acts(worker)`."""
    woman = Woman(code=code, first_name="Blessing")
    keyring.new_data_key(woman.pk)
    woman.save()
    case = Case.objects.create(
        woman=woman, code=f"{code}-1", state=state, first_contact_on=FIRST_CONTACT, assigned_to=worker
    )
    for person in (worker, *team):
        CaseUserObjectPermission.objects.assign_perm("work_on_case", person, obj=case)
    return case


def agree(case, **changes):
    values = {"purpose": "service", "decision": "given", "decided_on": FIRST_CONTACT} | changes
    return Consent.objects.create(case=case, woman_id=case.woman_id, **values)


def change_her_mind(case, **changes):
    """A newer decision in the place of the one that stood; what was recorded is never overwritten."""
    before = Consent.objects.current().filter(case=case, purpose="service").get()
    since = agree(case, **changes)
    Consent.objects.filter(pk=before.pk).update(replaced_by=since)
    return since


@pytest.fixture
def case(ada, lea, acts):
    with acts(ada):
        case = make_case(ada, lea)
        agree(case)
    return case
