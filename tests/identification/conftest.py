"""Blessing's case at Hope, in its assessment; Lea, the legal specialist, is in its team."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases import actions as case_actions
from cases.identification import actions


@pytest.fixture
def case(ada, lea, acts):
    with acts(ada):
        case = case_actions.register_woman(identity={"first_name": "Blessing"}, by=ada)
        case_actions.join_team(case=case, user=lea, by=ada)
    return case


@pytest.fixture
def step(case, acts):
    """`step(ada, "REFUSED", days_ago=3)` is a formal step."""

    def record(person, status, days_ago=0, **changes):
        day = timezone.localdate() - timedelta(days=days_ago)
        values = {"status": status, "happened_on": day, "decided_by": "", "authority": ""}
        with acts(person):
            return actions.record_formal_step(case=case, by=person, **values | changes)

    return record
