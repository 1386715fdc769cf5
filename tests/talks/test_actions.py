"""A talk over her whole life: what it keeps, when it is complete, and that no is an answer."""

import datetime

import pytest
from django.utils import timezone

from cases.models import Case, StateChange
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale
from pillars.assessments import exit_answered, initial_needs_complete
from pillars.models import Assessment, Rating
from pillars.summary import summaries
from pillars.talks import actions
from pillars.talks.actions import Risk, Said
from pillars.talks.models import RiskFactor
from tests.pillars.conftest import FIRST_CONTACT, TODAY, agree
from tests.talks.conftest import EXIT, INITIAL, REVIEW, RISKS, all_rated, keep

DAY = datetime.timedelta(days=1)
ONCE = "5f1d2c3e-0a0b-4c0d-8e0f-112233445566"


def test_a_complete_first_talk_is_what_the_plan_asks_for(ada, case, acts):
    with acts(ada):
        assert not initial_needs_complete(case)
        keep(case, ada)

    with acts(ada):
        assert initial_needs_complete(case)
        assert Rating.objects.count() == 17
        assert Assessment.objects.get().with_whom == "Her sister"


def test_an_open_talk_is_not_complete_and_moves_nothing(ada, case, acts):
    with acts(ada):
        keep(case, ada, is_complete=False, ratings={"P1": Said(2)})

    with acts(ada):
        assert not initial_needs_complete(case)
        assert summaries(case)["psychosocial"].rated == []


def test_an_open_talk_is_gone_on_with_by_a_colleague(ada, ben, case, acts):
    with acts(ada):
        keep(case, ada, is_complete=False, ratings={"P1": Said(2), "P2": Said(1)})
    with acts(ben):
        keep(case, ben, version=1, ratings=all_rated(P1=Said(3)))

    with acts(ada):
        talk = Assessment.objects.get()
        assert (talk.state, talk.made_by_id) == ("complete", ada.pk)
        assert Rating.objects.get(domain="P1").value == 3
        events = set(AuditEntry.objects.filter(woman_id=case.woman_id).values_list("event", flat=True))
        assert {"assessment.begun", "assessment.made"} <= events


@pytest.mark.parametrize(
    "said", [Said(None, "not_applicable"), Said(None, "declined")], ids=["does not apply", "did not want to say"]
)
def test_no_rating_with_a_reason_is_an_answer(ada, case, acts, said):
    with acts(ada):
        keep(case, ada, ratings=all_rated(P5=said))

    with acts(ada):
        assert initial_needs_complete(case)
        assert Rating.objects.get(domain="P5").no_answer == said.no_answer


@pytest.mark.parametrize(
    "missing, sentence",
    [
        ({"ratings": {"P1": Said(2)}}, "why there is no rating"),
        ({"place_safe": ""}, "safe to talk in"),
        ({"risks_answer": ""}, "talked over"),
        ({"ratings": all_rated(L3=Said(None, "", True))}, "why there is no rating"),
    ],
)
def test_a_talk_is_complete_when_everything_was_answered(ada, case, acts, missing, sentence):
    with acts(ada), pytest.raises(Refused, match=sentence):
        keep(case, ada, **missing)


@pytest.mark.parametrize("value", [0, 6])
def test_a_rating_is_a_number_from_one_to_five(ada, case, acts, value):
    with acts(ada), pytest.raises(Refused, match="1 to 5"):
        keep(case, ada, ratings=all_rated(P1=Said(value)))


@pytest.mark.parametrize("day, sentence", [(TODAY + DAY, "future"), (FIRST_CONTACT - DAY, "first contact")])
def test_no_talk_is_held_tomorrow_or_before_she_came(ada, case, acts, day, sentence):
    with acts(ada), pytest.raises(Refused, match=sentence):
        keep(case, ada, held_on=day)


def test_what_burdens_her_is_kept_with_what_protects_her(ada, case, acts):
    risks = [Risk("DEBT", "household", 2, "Her sister pays"), Risk("DEBT", "individual", 3)]
    with acts(ada):
        keep(case, ada, kind=RISKS, ratings={}, risks=risks)

    with acts(ada):
        told = {(one.level, one.severity, one.protective_factor) for one in RiskFactor.objects.all()}
        assert told == {("household", 2, "Her sister pays"), ("individual", 3, "")}


@pytest.mark.parametrize(
    "risks",
    [
        [Risk("DEBT", "household", 4)],
        [Risk("GHOSTS", "household", 1)],
        [Risk("DEBT", "village", 1)],
        [Risk("DEBT", "household", 1), Risk("DEBT", "household", 2)],
    ],
)
def test_a_burden_that_cannot_be_is_refused(ada, case, acts, risks):
    with acts(ada), pytest.raises(Refused, match="from 0 to 3"):
        keep(case, ada, risks=risks)


def test_a_form_posted_twice_makes_one_talk(ada, case, acts):
    for _again in range(2):
        with acts(ada):
            keep(case, ada, once=ONCE)

    with acts(ada):
        assert (Assessment.objects.count(), Rating.objects.count()) == (1, 17)


def test_a_talk_is_begun_once(ada, ben, case, acts):
    with acts(ada):
        keep(case, ada, is_complete=False)

    with acts(ben), pytest.raises(Stale, match="begun already"):
        keep(case, ben, is_complete=False)


def test_a_stale_form_overwrites_nothing(ada, ben, case, acts):
    with acts(ada):
        keep(case, ada, is_complete=False)
    with acts(ben):
        keep(case, ben, version=1, is_complete=False)

    with acts(ada), pytest.raises(Stale):
        keep(case, ada, version=1)


def test_a_talk_that_a_colleague_completed_is_not_written_again(ada, ben, case, acts):
    with acts(ada):
        keep(case, ada, is_complete=False)
    with acts(ben):
        keep(case, ben, version=1)

    with acts(ada), pytest.raises(Stale, match="to its end"):
        keep(case, ada, version=1)


def test_a_closed_case_is_read_only(ada, case, acts):
    with acts(ada):
        Case.objects.update(state="closed")

    for attempt in (lambda: keep(case, ada), lambda: actions.decline_talk(case=case, kind=EXIT, by=ada)):
        with acts(ada), pytest.raises(Refused, match="closed"):
            attempt()


def test_nothing_is_kept_once_she_wants_no_record(ada, case, acts):
    with acts(ada):
        agree(case, purpose="record_keeping", decision="withdrawn")
        with pytest.raises(Refused, match="a record about her"):
            keep(case, ada)


def test_ratings_at_the_end_may_be_declined_as_a_whole(ada, case, acts):
    with acts(ada):
        assert not exit_answered(case)
        for _again in range(2):
            actions.decline_talk(case=case, kind=EXIT, by=ada)

    with acts(ada):
        assert exit_answered(case)
        assert Assessment.objects.get().state == "declined"


def test_a_first_talk_is_not_declined_as_a_whole(ada, case, acts):
    with acts(ada), pytest.raises(Refused, match="Only the ratings at the end"):
        actions.decline_talk(case=case, kind=INITIAL, by=ada)


def test_the_end_of_before_is_not_the_end_of_a_reopened_case(ada, case, acts):
    with acts(ada):
        keep(case, ada, kind=EXIT)
        assert exit_answered(case)
        StateChange.objects.create(
            case=case, woman_id=case.woman_id, start="closed", to="assessment", moved_at=timezone.now()
        )

    with acts(ada):
        assert not exit_answered(case)


def test_a_review_asks_for_one_rating_at_least(ada, case, acts):
    with acts(ada):
        keep(case, ada, kind=REVIEW, ratings={"L1": Said(4)}, risks_answer="")
    with acts(ada), pytest.raises(Refused, match="at least one"):
        keep(case, ada, kind=REVIEW, ratings={}, risks_answer="")
