"""cas_Status says where a case stands, and is kept nowhere."""

import datetime

import pytest
from django.utils import timezone

from cases.models import Case
from reporting.htcds.status import status_of

State = Case.State
TODAY = timezone.localdate()
YESTERDAY = TODAY - datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("Active", {"state": State.ENQUIRY}),
        ("Active", {"state": State.INTAKE}),
        ("Active", {"state": State.ASSESSMENT}),
        ("Active", {"state": State.PLANNING}),
        ("Active", {"state": State.ACTIVE}),
        ("FollowUp", {"state": State.ON_HOLD}),
        ("FollowUp", {"state": State.CLOSURE_REQUESTED}),
        ("Closed", {"state": State.CLOSED, "closure_reason": "GOALS_MET"}),
        ("FollowUp", {"state": State.CLOSED, "closure_reason": "GOALS_MET", "aftercare_until": TODAY}),
        ("Closed", {"state": State.CLOSED, "closure_reason": "GOALS_MET", "aftercare_until": YESTERDAY}),
        ("ClosedReferred", {"state": State.CLOSED, "closure_reason": "TRANSFERRED_PARTNER"}),
        ("ClosedReferred", {"state": State.CLOSED, "closure_reason": "TRANSFERRED_EXTERNAL"}),
        (
            "ClosedReferred",
            {"state": State.CLOSED, "closure_reason": "TRANSFERRED_PARTNER", "aftercare_until": TODAY},
        ),
        ("FollowUp", {"state": State.CLOSURE_REQUESTED, "closure_reason": "TRANSFERRED_PARTNER"}),
    ],
)
def test_the_status_follows_from_where_the_case_stands(status, told):
    assert status_of(Case(organisation_id=1, **told)) == status
