"""Proceedings with their stages, appointments, deadlines, and what protects her."""

import pytest

from coalesce.refusals import Refused
from pillars.legal import actions
from pillars.legal.models import Stage
from pillars.periods import actions as periods
from tests.pillars.conftest import TODAY, make_case
from tests.pillars.legal.conftest import PROCEEDING, days, moment

CLAIM = {"kind": "compensation", "due_on": None}
READ = {"force": "maximum", "length": 3, "unit": "years", "source": "Law 51", "verified_on": TODAY, "note": ""}


def test_each_stage_is_kept_with_its_day(ada, acts, records):
    with acts(ada):
        proceeding = records.proceeding()
        for version, stage, since in ((1, "examined", -30), (2, "examined", -30), (3, "appeal", -2)):
            told = PROCEEDING | {"stage": stage, "stage_since": days(since)}
            actions.correct_proceeding(proceeding=proceeding, version=version, by=ada, **told)

        assert list(Stage.objects.values_list("stage", "reached_on")) == [
            ("begun", days(-90)),
            ("examined", days(-30)),
            ("appeal", days(-2)),
        ]


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ({"began_on": days(1)}, "has not come yet"),
        ({"ended_on": days(-91)}, "lies before the beginning"),
        ({"stage_since": days(-91)}, "lies before the beginning"),
        ({"stage_since": days(1)}, "has not come yet"),
    ],
)
def test_a_proceeding_that_cannot_be_right_is_refused(ada, acts, records, wrong, sentence):
    with acts(ada), pytest.raises(Refused, match=sentence):
        records.proceeding(**wrong)


def test_a_hearing_is_not_before_its_proceeding(ada, acts, records):
    with acts(ada):
        proceeding = records.proceeding()
        with pytest.raises(Refused, match="The proceeding began on"):
            records.hearing(proceeding=proceeding, at=moment(-91), outcome="held")

        assert records.hearing(proceeding=proceeding, at=moment(-89), outcome="held").proceeding == proceeding


@pytest.mark.parametrize(
    "wrong, sentence",
    [({"at": moment(-1)}, "Say how it went"), ({"outcome": "held"}, "cannot have taken place")],
)
def test_a_hearing_that_cannot_be_right_is_asked_about(ada, acts, records, wrong, sentence):
    with acts(ada), pytest.raises(Refused, match=sentence):
        records.hearing(**wrong)


def test_a_proceeding_of_another_case_is_not_hers(ada, case, acts, records):
    with acts(ada):
        other = make_case(ada, code="CY-9XXXX")
        theirs = records.proceeding()
        theirs.case = other
        theirs.save()

        with pytest.raises(Refused, match="belongs to another case"):
            records.deadline(proceeding=theirs)


def test_a_deadline_in_the_past_is_asked_about(ada, acts, records):
    with acts(ada):
        with pytest.raises(Refused, match="This day has passed"):
            records.deadline(due_on=days(-1))

        assert records.deadline(due_on=days(-1), done_on=days(-2)).done_on == days(-2)


def test_a_deadline_that_has_passed_since_can_still_be_corrected(ada, acts, records):
    with acts(ada):
        deadline = records.deadline()
        type(deadline).objects.update(due_on=days(-1))

        told = {"kind": "appeal", "due_on": days(-1), "note": "The court was closed"}
        assert actions.correct_deadline(deadline=deadline, version=1, by=ada, **told).note


def test_a_task_is_given_to_somebody_in_her_team(ada, lea, ben, acts, records):
    with acts(ada):
        assert records.deadline(assigned_to=lea).assigned_to == lea
        with pytest.raises(Refused, match="not in her team"):
            records.deadline(assigned_to=ben)


def test_an_appeal_is_never_counted(ada, acts, records):
    with acts(ada), pytest.raises(Refused, match="Nothing tells this day"):
        records.deadline(due_on=None, counted_from=days(-3))


def test_a_claim_is_counted_where_the_country_has_such_a_period(ada, sam, acts, records):
    with acts(ada), pytest.raises(Refused, match="Nothing tells this day"):
        records.deadline(**CLAIM, counted_from=days(-3))
    periods.write_period(country="CY", kind="COMPENSATION", by=sam, **READ)

    with acts(ada):
        claim = records.deadline(**CLAIM, counted_from=days(-3))

        assert claim.is_suggested
        assert (claim.due_on.year - days(-3).year, claim.counted_by.source) == (3, "Law 51")


def test_a_measure_does_not_end_before_it_begins(ada, acts, records):
    with acts(ada):
        with pytest.raises(Refused, match="lies before the beginning"):
            records.measure(ends_on=days(-6))

        assert records.measure(ends_on=days(9)).holds_on(TODAY)


def test_her_needs_in_proceedings_are_told_in_words_and_sealed(ada, acts, records):
    with acts(ada):
        needs = type(made := records.needs()).objects.get(pk=made.pk)

        assert needs.needs_in_words() == [
            "An interviewer of the gender she chooses",
            "Heard without being in the court room",
        ]
        assert type(made).objects.values_list("needs", flat=True).get().__repr__() == "•••"
        with pytest.raises(Refused, match="has not come yet"):
            records.needs(assessed_on=days(1))
