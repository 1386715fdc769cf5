"""The history of her stay: one status after the other."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from coalesce.refusals import Refused
from pillars.legal import actions
from pillars.legal.models import Deadline, ResidencePermit
from tests.pillars.legal.conftest import STATUS, days


def test_one_status_follows_the_other(ada, acts, records):
    with acts(ada):
        records.status(kind="ASYLUM_APPLICANT", valid_from=days(-100), expires_on=days(-1))
        records.status(valid_from=days(0))

        assert ResidencePermit.objects.on(days(0)).get().kind == "REFUGEE"
        assert ResidencePermit.objects.on(days(-1)).get().kind == "ASYLUM_APPLICANT"
        assert not ResidencePermit.objects.on(days(-101)).exists()


@pytest.mark.parametrize(
    "first, last",
    [(-50, 50), (-10, None), (-100, None), (-150, -100), (-1, -1), (None, -20), (-200, 200)],
    ids=lambda day: str(day),
)
def test_two_statuses_at_once_are_refused_with_the_name_of_the_other(ada, acts, records, first, last):
    with acts(ada):
        records.status(kind="STUDY", valid_from=days(-100), expires_on=days(-1))

        with pytest.raises(Refused, match="She held another status then: Study permit"):
            records.status(
                valid_from=None if first is None else days(first), expires_on=None if last is None else days(last)
            )


def test_a_status_without_an_end_leaves_no_room_for_a_later_one(ada, acts, records):
    with acts(ada):
        records.status(kind="EU_CITIZEN", valid_from=days(-100))

        with pytest.raises(Refused, match="Enter the day that one ended first"):
            records.status(valid_from=days(0), expires_on=days(90))


def test_the_database_itself_keeps_two_statuses_apart(ada, case, acts, records):
    about = {"case": case, "woman_id": case.woman_id, "kind": "WORK"}
    with acts(ada):
        records.status(valid_from=days(-100), expires_on=days(100))

        for values in ({"valid_from": days(0)}, {"expires_on": days(100)}, {"issued_on": days(-200)}):
            with pytest.raises(IntegrityError, match="one_status_at_a_time"), transaction.atomic():
                ResidencePermit.objects.create(**about, **values)
        ResidencePermit.objects.create(**about, valid_from=days(101))
        ResidencePermit.objects.create(**about, applied_on=days(0))


def test_a_status_is_corrected_within_its_own_days(ada, acts, records):
    with acts(ada):
        permit = records.status(valid_from=days(-100), expires_on=days(100))

        values = STATUS | {"valid_from": days(-90), "expires_on": days(90)}
        permit = actions.correct_permit(permit=permit, version=1, by=ada, **values)

        assert permit.expires_on == days(90)


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ({}, "the day she applied"),
        ({"valid_from": 5, "expires_on": 1}, "cannot end before it begins"),
        ({"issued_on": 5, "expires_on": 1}, "cannot end before it begins"),
        ({"applied_on": 1}, "has not come yet"),
        ({"applied_on": -9, "decision_due": -10}, "cannot be due before she applied"),
        ({"applied_on": -9, "decided_on": -10, "decision": "granted"}, "cannot come before the application"),
        ({"applied_on": -9, "decided_on": -1}, "Choose what was decided"),
        ({"applied_on": -9, "decision": "refused"}, "Enter the day of the decision"),
        ({"applied_on": -9, "appeal_by": 9}, "An appeal is possible after a decision"),
    ],
)
def test_what_cannot_be_right_is_refused_with_what_to_do(ada, acts, records, wrong, sentence):
    wrong = {name: days(value) if isinstance(value, int) else value for name, value in wrong.items()}

    with acts(ada), pytest.raises(Refused, match=sentence):
        records.status(**wrong)


def test_the_day_for_an_appeal_becomes_one_deadline(ada, acts, records):
    refused = {"applied_on": days(-90), "decided_on": days(-2), "decision": "refused"}
    with acts(ada):
        permit = records.status(**refused, appeal_by=days(12))
        assert Deadline.objects.get().due_on == days(12)

        values = STATUS | refused | {"appeal_by": days(13)}
        actions.correct_permit(permit=permit, version=1, by=ada, **values)
        deadline = Deadline.objects.get()

        assert (deadline.kind, deadline.due_on, deadline.is_suggested) == ("appeal", days(13), False)
        assert (deadline.confirmed_by, deadline.version) == (ada, 2)


def test_her_status_now_stands_on_the_case_and_on_the_pillar(ada, case, acts, browse, records):
    with acts(ada):
        records.status(kind="STUDY", valid_from=days(-100), expires_on=days(-11))
        records.status(kind="WORK", valid_from=days(-10), expires_on=days(40))
        records.status(kind="LONG_TERM_RESIDENT", applied_on=days(-5), decision_due=days(-1))

    on_the_case = browse(ada).get(case.get_absolute_url()).text
    on_the_pillar = browse(ada).get(reverse("pillars:legal", args=[case.code])).text

    assert "<dd>Work permit, until" in on_the_case and "<dd>Study permit" not in on_the_case
    assert "40 days left" in on_the_pillar and "Has ended" in on_the_pillar and "Decision overdue" in on_the_pillar


def test_a_status_that_is_sent_twice_does_not_overlap_with_itself(ada, case, acts, browse):
    sent = {"once": "5f1d2c3e-0a0b-4c0d-8e0f-112233445566", "kind": "WORK", "valid_from": days(0).isoformat()}
    for _again in range(2):
        assert browse(ada).post(reverse("pillars:legal:record_permit", args=[case.code]), sent).status_code == 302

    with acts(ada):
        assert ResidencePermit.objects.count() == 1


def test_an_overlap_is_told_beside_the_field_and_nothing_typed_is_lost(ada, case, acts, browse, records):
    with acts(ada):
        records.status(kind="STUDY", valid_from=days(-100))

    sent = {"kind": "WORK", "valid_from": days(0).isoformat(), "number": "Z 778", "note": "She asked twice"}
    answer = browse(ada).post(reverse("pillars:legal:record_permit", args=[case.code]), sent)

    assert answer.status_code == 422
    assert "She held another status then: Study permit" in answer.text
    assert "Z 778" in answer.text and "She asked twice" in answer.text
