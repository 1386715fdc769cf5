"""Two records of Blessing at Hope: Ada registered her twice, and Ben supervises."""

import datetime

import pytest

from cases import actions as case_actions
from cases.merging import actions
from cases.models import Case

BORN = datetime.date(1999, 5, 1)


@pytest.fixture
def case(ada, acts):
    with acts(ada):
        return case_actions.register_woman(
            identity={"first_name": "Blessing", "date_of_birth": BORN, "citizenships": ["NG"]}, by=ada
        )


@pytest.fixture
def second(ada, acts):
    with acts(ada):
        return case_actions.register_woman(
            identity={"first_name": "Blesing", "family_name": "Okafor", "identity_number": "A 123"}, need="Work", by=ada
        )


@pytest.fixture
def join(ben, acts):
    """`join(case, second)`: everything of the second comes to the first."""

    def do(case, second, chosen=(), by=ben, **more):
        with acts(by):
            kept, other = (Case.objects.get(pk=one.pk).woman for one in (case, second))
            return actions.merge(
                woman=kept,
                other=other,
                chosen=chosen,
                reason="She showed both cards.",
                versions=(kept.version, other.version),
                by=by,
                **more,
            )

    return do


@pytest.fixture
def part(ben, acts):
    """`part(merge)` takes the two apart."""

    def do(merge, by=ben):
        with acts(by):
            return actions.unmerge(merge=merge, reason="Two sisters.", by=by)

    return do
