"""What is written down about Blessing's stay and her proceedings."""

import datetime

import pytest
from django.utils import timezone

from pillars.legal import actions
from tests.pillars.conftest import TODAY


def days(number):
    return TODAY + datetime.timedelta(days=number)


def moment(number, hour=10):
    return timezone.make_aware(datetime.datetime.combine(days(number), datetime.time(hour)))


STATUS = dict.fromkeys(("valid_from", "issued_on", "expires_on", "applied_on", "decision_due", "decided_on")) | {
    "kind": "REFUGEE",
    "decision": "",
    "number": "77",
}
REFLECTION = {
    "country": "IE",
    "granted_on": days(-10),
    "extended_to": None,
    "terminated_on": None,
    "reason": "",
}
PROCEEDING = {"kind": "LABOUR", "began_on": days(-90), "stage": "begun", "ended_on": None, "outcome": ""}
HEARING = {"kind": "hearing", "at": moment(9), "outcome": "planned", "proceeding": None}
DEADLINE = {"kind": "appeal", "due_on": days(9), "counted_from": None, "assigned_to": None, "done_on": None}
MEASURE = {"kind": "no_contact", "begins_on": days(-5), "ends_on": None}
NEEDS = {"assessed_on": TODAY, "assessor": "police", "needs": ["same_gender", "remote"], "note": ""}


@pytest.fixture
def records(ada, case):
    """`records.status(...)` writes one down as Ada does, inside `with acts(ada)`."""

    class Records:
        def status(self, **changes):
            return actions.record_permit(case=case, by=ada, **(STATUS | changes))

        def reflection(self, **changes):
            return actions.record_reflection(case=case, by=ada, **(REFLECTION | changes))

        def proceeding(self, **changes):
            return actions.record_proceeding(case=case, by=ada, **(PROCEEDING | changes))

        def hearing(self, **changes):
            return actions.record_hearing(case=case, by=ada, **(HEARING | changes))

        def deadline(self, **changes):
            return actions.record_deadline(case=case, by=ada, **(DEADLINE | changes))

        def measure(self, **changes):
            return actions.record_measure(case=case, by=ada, **(MEASURE | changes))

        def needs(self, **changes):
            return actions.record_needs(case=case, by=ada, **(NEEDS | changes))

    return Records()
