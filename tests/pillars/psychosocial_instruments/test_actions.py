"""What is kept of a questionnaire, and what an answer demands."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from cases import panels
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale
from pillars.psychosocial.instruments import actions
from pillars.psychosocial.instruments.catalogue import PHQ9, WHO5
from pillars.psychosocial.instruments.panel import safety_steps_due
from pillars.psychosocial.models import Administration, SafetyPlan, SafetyStep
from tests.pillars.conftest import TODAY
from tests.pillars.psychosocial_instruments.conftest import LOW, went_through

IN_DANGER = [0] * 8 + [1]


def events(kind):
    return AuditEntry.objects.filter(event=kind)


def test_the_score_lies_open_and_the_answers_sealed(ada, case, acts):
    with acts(ada):
        made = actions.administer(**went_through(case, ada))
        with connection.cursor() as cursor:
            cursor.execute("select answers, score, flagged from psychosocial_administration")
            answers, score, flagged = cursor.fetchone()

        assert (score, flagged) == (48, True)
        assert b"2, 2, 3" not in bytes(answers)
        assert Administration.objects.get(pk=made.pk).answers == LOW


def test_what_was_recorded_is_in_the_audit_without_an_answer(ada, case, acts):
    with acts(ada):
        actions.administer(**went_through(case, ada))

    with acts(ada):
        assert events("administration.recorded").get().details == {
            "instrument": "who5",
            "timepoint": "t0",
            "scored": True,
            "flagged": True,
            "declined": False,
        }


def test_one_item_declined_keeps_the_others_and_makes_no_score(ada, case, acts):
    with acts(ada):
        made = actions.administer(**went_through(case, ada, answers=[2, None, 3, 3, 2]))

    assert (made.score, made.flagged, made.declined) == (None, False, False)
    assert made.answers == [2, None, 3, 3, 2]


@pytest.mark.parametrize("answers, ticked", [([None] * 5, True), ([None] * 5, False), (LOW, True)])
def test_the_whole_declined_is_an_answer_of_its_own(ada, case, acts, answers, ticked):
    with acts(ada):
        made = actions.administer(**went_through(case, ada, answers=answers, declined=ticked))

    assert (made.score, made.flagged, made.declined) == (None, False, True)


@pytest.mark.parametrize("answers", [[6, 2, 3, 3, 2], [-1, 2, 3, 3, 2], [2, 2, 3, 3], []])
def test_an_answer_that_is_not_on_the_form_is_refused(ada, case, acts, answers):
    with acts(ada), pytest.raises(Refused, match="not on the form"):
        actions.administer(**went_through(case, ada, answers=answers))


def test_one_form_posted_twice_makes_one_row(ada, case, acts):
    once = uuid.uuid4()
    with acts(ada):
        for _again in range(2):
            actions.administer(**went_through(case, ada, PHQ9, IN_DANGER), once=once)

        assert (Administration.objects.count(), SafetyStep.objects.count()) == (1, 1)
        with pytest.raises(Stale):
            actions.administer(**went_through(case, ada, PHQ9, [3] * 9), once=once)


def test_a_stale_form_overwrites_nothing(ada, case, acts):
    change = {"timepoint": "t1", "held_on": TODAY, "answers": [5] * 5, "declined": False, "by": ada}
    with acts(ada):
        made = actions.administer(**went_through(case, ada))
        actions.correct_administration(administration=made, version=1, **change)
        with pytest.raises(Stale):
            actions.correct_administration(administration=made, version=1, **change | {"answers": [0] * 5})

        assert Administration.objects.get().score == 100


def test_item_nine_demands_a_safety_step_once(ada, case, acts):
    with acts(ada):
        made = actions.administer(**went_through(case, ada, PHQ9, IN_DANGER))
        change = {"timepoint": "t0", "held_on": TODAY, "declined": False, "by": ada}
        actions.correct_administration(administration=made, version=1, answers=[1] * 9, **change)
        actions.correct_administration(administration=made, version=2, answers=[0] * 9, **change)

    with acts(ada):
        assert SafetyStep.objects.get().is_due
        assert events("safety_step.demanded").count() == 1


def test_item_nine_counts_even_where_she_stopped_on_the_way(ada, case, acts):
    with acts(ada):
        actions.administer(**went_through(case, ada, PHQ9, [None] * 8 + [2], declined=True))

        assert SafetyStep.objects.count() == 1


def test_correcting_an_answer_to_item_nine_demands_the_step_then(ada, case, acts):
    with acts(ada):
        made = actions.administer(**went_through(case, ada, PHQ9, [0] * 9))
        assert not SafetyStep.objects.exists()
        change = {"timepoint": "t0", "held_on": TODAY, "declined": False, "by": ada, "version": 1}
        actions.correct_administration(administration=made, answers=IN_DANGER, **change)

        assert SafetyStep.objects.count() == 1


@pytest.mark.parametrize("taken, words", [("other", " "), ("help", ""), ("plan", "We spoke")])
def test_a_step_that_says_nothing_or_names_a_plan_that_is_not_there_is_refused(ada, case, acts, taken, words):
    with acts(ada):
        actions.administer(**went_through(case, ada, PHQ9, IN_DANGER))
        with pytest.raises(Refused):
            actions.take_safety_step(step=SafetyStep.objects.get(), taken=taken, words=words, by=ada)

        assert SafetyStep.objects.get().is_due


def test_a_step_is_taken_once_and_told_in_the_audit(ada, case, acts):
    with acts(ada):
        actions.administer(**went_through(case, ada, PHQ9, IN_DANGER))
        SafetyPlan.objects.create(case=case, woman_id=case.woman_id, review_on=TODAY, measures="Calls Ada")
        step = SafetyStep.objects.get()
        for _again in range(2):
            actions.take_safety_step(step=step, taken="plan", words="", by=ada)
        with pytest.raises(Stale):
            actions.take_safety_step(step=step, taken="other", words="Other words", by=ada)

    with acts(ada):
        assert SafetyStep.objects.get().taken_by == ada
        assert events("safety_step.taken").get().details == {"taken": "plan"}


def test_the_mark_is_the_first_thing_on_the_case_until_the_step_is_recorded(ada, case, acts):
    with acts(ada):
        assert safety_steps_due(case, ada) == []
        actions.administer(**went_through(case, ada, PHQ9, IN_DANGER))
        assert panels.of(case, ada)[0].template == "psychosocial/_safety_step_due.html"
        actions.take_safety_step(step=SafetyStep.objects.get(), taken="other", words="Stayed with her", by=ada)

        assert safety_steps_due(case, ada) == []


def test_a_lawyer_does_not_learn_that_a_step_is_due(ada, lea, ben, case, acts):
    with acts(ada):
        actions.administer(**went_through(case, ada, PHQ9, IN_DANGER))

        assert safety_steps_due(case, lea) == []
        assert len(safety_steps_due(case, ben)) == 1


def test_the_database_itself_keeps_a_declined_one_without_a_score(ada, case, acts):
    about = {"case": case, "woman_id": case.woman_id, "administered_by": ada, "answers": LOW}
    with acts(ada), pytest.raises(IntegrityError), transaction.atomic():
        Administration.objects.create(**about, instrument=WHO5.code, declined=True, score=48)


def test_two_steps_stand_under_one_mark(ada, case, acts):
    with acts(ada):
        for _time in range(2):
            actions.administer(**went_through(case, ada, PHQ9, IN_DANGER))

        (mark,) = safety_steps_due(case, ada)
        assert len(mark.context["steps"]) == 2
