"""The pages of the questionnaires: who opens them, what they ask, and what they show over time."""

import datetime
import uuid

import pytest
from django.urls import reverse

from cases import timeline
from coalesce.audit.models import AuditEntry
from pillars.psychosocial.instruments import actions
from pillars.psychosocial.instruments.catalogue import GAD7, INSTRUMENTS, PCL5, PHQ9, WHO5
from pillars.psychosocial.models import Administration, SafetyPlan, SafetyStep
from tests.pillars.conftest import TODAY
from tests.pillars.psychosocial_instruments.conftest import LOW, went_through

LAST_MONTH = TODAY - datetime.timedelta(days=30)


def sent(answers, **changes):
    items = {f"item_{number}": str(answer) for number, answer in enumerate(answers, start=1)}
    return {"once": str(uuid.uuid4()), "timepoint": "t0", "held_on": TODAY.isoformat()} | items | changes


def new(case, instrument):
    return reverse("pillars:psychosocial:administer", args=[case.code, instrument])


def of_pillar(case):
    return reverse("pillars:psychosocial", args=[case.code])


@pytest.mark.parametrize("instrument", [WHO5, PHQ9, GAD7], ids=str)
def test_ada_goes_through_a_questionnaire(ada, case, acts, browse, instrument):
    shown = browse(ada).get(new(case, instrument))
    answer = browse(ada).post(new(case, instrument), sent([0] * instrument.items))

    assert f"Item {instrument.items}" in shown.text and f"Item {instrument.items + 1}" not in shown.text
    assert "The questions stand on the paper form" in shown.text
    assert answer.url == of_pillar(case)
    with acts(ada):
        assert Administration.objects.get().score == 0
        assert AuditEntry.objects.filter(event="administration.recorded", actor_id=ada.pk).count() == 1


def test_the_pcl5_is_for_the_psychosocial_specialist(ada, noor, case, acts, browse):
    assert browse(ada).get(new(case, PCL5)).status_code == 403
    assert browse(ada).post(new(case, PCL5), sent([1] * 20)).status_code == 403
    assert browse(noor).post(new(case, PCL5), sent([1] * 20)).status_code == 302
    with acts(noor):
        made = Administration.objects.get()
    assert browse(noor).get(correction(case, made)).status_code == 200
    assert browse(ada).get(correction(case, made)).status_code == 404
    assert "PCL-5" not in browse(ada).get(of_pillar(case)).text


def correction(case, administration):
    return reverse("pillars:psychosocial:correct_administration", args=[case.code, administration.pk])


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=str)
def test_a_lawyer_and_a_supervisor_use_none_and_eve_finds_nothing(lea, ben, eve, case, browse, instrument):
    answers = [browse(person).post(new(case, instrument), sent([])).status_code for person in (lea, ben, eve)]

    assert answers == [403, 403, 404]


def test_eve_finds_neither_answers_nor_a_step(ada, eve, case, acts, browse):
    with acts(ada):
        made = actions.administer(**went_through(case, ada, PHQ9, [1] * 9))
        step = SafetyStep.objects.get()

    for address in (correction(case, made), step_of(case, step)):
        assert browse(eve).get(address).status_code == 404
        assert browse(eve).post(address, sent([0] * 9)).status_code == 404


def step_of(case, step):
    return reverse("pillars:psychosocial:safety_step", args=[case.code, step.pk])


def test_an_item_left_empty_is_named_and_the_others_stay(ada, case, acts, browse):
    answer = browse(ada).post(new(case, WHO5), sent([4, "", 3, "declined", 2]))

    assert answer.status_code == 422
    assert "Item 2: Choose an answer" in answer.text
    form = answer.context["form"]
    assert [row.value() for row in form.rows()] == ["4", "", "3", "declined", "2"]
    with acts(ada):
        assert not Administration.objects.exists()


@pytest.mark.parametrize("value", ["6", "-1", "3.5", "often", "9" * 400])
def test_an_answer_that_is_not_on_the_form_is_refused(ada, case, acts, browse, value):
    answer = browse(ada).post(new(case, WHO5), sent([4, 4, 4, 4, value]))

    assert answer.status_code == 422
    with acts(ada):
        assert not Administration.objects.exists()


@pytest.mark.parametrize("day", [TODAY + datetime.timedelta(days=1), TODAY - datetime.timedelta(days=900)])
def test_a_day_on_which_it_cannot_have_been_is_refused(ada, case, browse, day):
    assert browse(ada).post(new(case, WHO5), sent(LOW, held_on=day.isoformat())).status_code == 422


def test_she_may_decline_the_whole(ada, case, acts, browse):
    browse(ada).post(new(case, WHO5), sent([], declined="on"))

    with acts(ada):
        made = Administration.objects.get()
        assert (made.declined, made.score, made.answers) == (True, None, [None] * 5)
    assert "She declined" in browse(ada).get(of_pillar(case)).text


def test_a_form_sent_twice_makes_one_row(ada, case, acts, browse):
    form = sent(LOW)
    answers = [browse(ada).post(new(case, WHO5), form).status_code for _again in range(2)]

    assert answers == [302, 302]
    with acts(ada):
        assert Administration.objects.count() == 1


def test_a_correction_starts_from_what_was_answered_and_a_stale_one_is_told(ada, case, acts, browse):
    with acts(ada):
        made = actions.administer(**went_through(case, ada, answers=[2, None, 3, 3, 2]))
    form = browse(ada).get(correction(case, made)).context["form"]

    assert [row.value() for row in form.rows()] == ["2", "declined", "3", "3", "2"]
    assert browse(ada).post(correction(case, made), sent(LOW, version="1")).status_code == 302
    assert browse(ada).post(correction(case, made), sent([0] * 5, version="1")).status_code == 409
    with acts(ada):
        assert Administration.objects.get().score == 48


def test_item_nine_leads_to_the_safety_step_with_the_answers_already_kept(ada, case, acts, browse):
    answer = browse(ada).post(new(case, PHQ9), sent([0] * 8 + [1]))

    with acts(ada):
        step = SafetyStep.objects.get()
        assert Administration.objects.get().score == 1
    assert answer.url == step_of(case, step)
    page = browse(ada).get(answer.url).text
    assert "Make a safety plan with her" in page and "Cancel" not in page
    for address in (case.get_absolute_url(), of_pillar(case)):
        assert "A safety step is due" in browse(ada).get(address).text


def test_a_plan_made_for_the_step_leads_back_to_it(ada, case, acts, browse):
    browse(ada).post(new(case, PHQ9), sent([0] * 8 + [1]))
    plan = {"made_on": TODAY.isoformat(), "review_on": "2031-01-31", "measures": "Calls Ada", "once": str(uuid.uuid4())}
    answer = browse(ada).post(reverse("pillars:psychosocial:agree_safety_plan", args=[case.code]), plan)

    assert "/safety-steps/" in answer.url
    done = browse(ada).post(answer.url, {"taken": "plan", "words": ""})
    assert done.url == of_pillar(case)
    assert "A safety step is due" not in browse(ada).get(case.get_absolute_url()).text
    with acts(ada):
        assert SafetyPlan.objects.count() == 1
        assert AuditEntry.objects.filter(event="safety_step.taken", actor_id=ada.pk).count() == 1


@pytest.mark.parametrize("form", [{}, {"taken": "other", "words": ""}, {"taken": "plan"}, {"taken": "nothing"}])
def test_a_step_is_not_taken_without_saying_what_was_done(ada, case, acts, browse, form):
    browse(ada).post(new(case, PHQ9), sent([0] * 8 + [1]))
    with acts(ada):
        step = SafetyStep.objects.get()

    assert browse(ada).post(step_of(case, step), form).status_code == 422
    with acts(ada):
        assert SafetyStep.objects.get().is_due


def test_what_was_done_can_be_read_again_and_lies_sealed(ada, case, acts, browse):
    browse(ada).post(new(case, PHQ9), sent([0] * 8 + [1]))
    with acts(ada):
        step = SafetyStep.objects.get()
    browse(ada).post(step_of(case, step), {"taken": "other", "words": "Her sister stays tonight"})

    assert "Her sister stays tonight" in browse(ada).get(step_of(case, step)).text
    with acts(ada):
        assert "sister" not in str(SafetyStep.objects.values())


def test_a_change_of_ten_points_is_said_in_words_beside_the_chart(ada, case, acts, browse):
    with acts(ada):
        actions.administer(**went_through(case, ada, held_on=LAST_MONTH))
        actions.administer(**went_through(case, ada, answers=[3, 3, 3, 3, 3], timepoint="t1"))
    page = browse(ada).get(of_pillar(case)).text

    assert "Up by 12 points since" in page and "a change that matters" in page
    assert "WHO-5 over time" in page and "48 of 100" in page and "60 of 100" in page


def test_a_smaller_change_is_not_made_more_of(ada, case, acts, browse):
    with acts(ada):
        actions.administer(**went_through(case, ada, held_on=LAST_MONTH))
        actions.administer(**went_through(case, ada, answers=[3, 2, 3, 3, 3], timepoint="t1"))

    assert "a change that matters" not in browse(ada).get(of_pillar(case)).text


def test_a_lawyer_sees_no_score_and_a_supervisor_every_score(ada, lea, ben, noor, case, acts, browse):
    with acts(noor):
        actions.administer(**went_through(case, noor, PCL5, [2] * 20))
        actions.administer(**went_through(case, noor))

    assert "Low well-being" not in browse(lea).get(of_pillar(case)).text
    page = browse(ben).get(of_pillar(case)).text
    assert "Above the provisional cut-off of 31 to 33" in page and "Low well-being" in page
    assert "questionnaires/" not in page


def test_the_timeline_tells_that_it_was_and_not_what_came_out(ada, case, acts):
    with acts(ada):
        actions.administer(**went_through(case, ada, PHQ9, [2] * 9))
        actions.take_safety_step(step=SafetyStep.objects.get(), taken="other", words="Stayed with her", by=ada)
        told = [(str(entry.title), str(entry.text)) for entry in timeline.of(case) if entry.pillar == "psychosocial"]

    assert told == [("Safety step taken", ""), ("Questionnaire gone through", "PHQ-9: T0, at the beginning")]


def test_the_page_takes_as_many_queries_for_much_as_for_one(
    ada, case, acts, browse, django_assert_num_queries, django_assert_max_num_queries
):
    def do(times):
        with acts(ada):
            for _time in range(times):
                for instrument in (WHO5, PHQ9, GAD7):
                    actions.administer(**went_through(case, ada, instrument, [0] * instrument.items))

    do(2)
    browse(ada).get(of_pillar(case))
    with django_assert_max_num_queries(60) as few:
        browse(ada).get(of_pillar(case))
    do(6)
    with django_assert_num_queries(len(few)):
        browse(ada).get(of_pillar(case))
