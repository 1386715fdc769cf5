"""The published scores and cut-offs, to the point."""

from itertools import pairwise, product

import pytest

from pillars.psychosocial.instruments import scoring
from pillars.psychosocial.instruments.catalogue import GAD7, INSTRUMENTS, PCL5, PHQ9, WHO5


def answers_that_sum_to(instrument, total):
    """As high as possible from the first item on."""
    most, answers = max(instrument.answers), []
    for _item in range(instrument.items):
        answers.append(min(most, total - sum(answers)))
    return answers


def label_of(instrument, score):
    return str(instrument.band(score).label)


@pytest.mark.parametrize("answers, score, flagged", [((2, 2, 3, 3, 2), 48, True), ((3, 2, 3, 3, 2), 52, False)])
def test_the_published_examples_of_the_who5(answers, score, flagged):
    assert scoring.result(WHO5, answers) == scoring.Result(score, flagged)


@pytest.mark.parametrize(
    "instrument, score, flagged",
    [(PHQ9, 9, False), (PHQ9, 10, True), (GAD7, 9, False), (GAD7, 10, True), (PCL5, 30, False), (PCL5, 31, True)],
)
def test_each_flag_begins_at_its_published_score(instrument, score, flagged):
    assert scoring.result(instrument, answers_that_sum_to(instrument, score)) == scoring.Result(score, flagged)


@pytest.mark.parametrize(
    "instrument, below, edge, names",
    [
        (PHQ9, 4, 5, ("Minimal", "Mild")),
        (PHQ9, 9, 10, ("Mild", "Moderate")),
        (PHQ9, 14, 15, ("Moderate", "Moderately severe")),
        (PHQ9, 19, 20, ("Moderately severe", "Severe")),
        (GAD7, 4, 5, ("Minimal", "Mild")),
        (GAD7, 9, 10, ("Mild", "Moderate")),
        (GAD7, 14, 15, ("Moderate", "Severe")),
        (WHO5, 48, 52, ("Low well-being", "Well-being is not low")),
        (WHO5, 50, 51, ("Low well-being", "Well-being is not low")),
    ],
)
def test_each_band_begins_at_its_published_score(instrument, below, edge, names):
    assert (label_of(instrument, below), label_of(instrument, edge)) == names


@pytest.mark.parametrize("score, where", [(30, "Below"), (31, "Within"), (33, "Within"), (34, "Above")])
def test_the_cut_off_of_the_pcl5_is_a_range(score, where):
    assert label_of(PCL5, score) == f"{where} the provisional cut-off of 31 to 33"


@pytest.mark.parametrize("instrument, highest", [(WHO5, 100), (PHQ9, 27), (GAD7, 21), (PCL5, 80)])
def test_scores_reach_from_nothing_to_the_published_highest(instrument, highest):
    lowest = scoring.result(instrument, [min(instrument.answers)] * instrument.items)
    most = scoring.result(instrument, [max(instrument.answers)] * instrument.items)

    assert (lowest.score, most.score, instrument.highest) == (0, highest, highest)


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=str)
def test_every_score_lies_in_range_in_one_band_and_the_bands_climb(instrument):
    starts = [band.starts for band in instrument.bands]
    for total in range(instrument.items * max(instrument.answers) + 1):
        found = scoring.result(instrument, answers_that_sum_to(instrument, total))

        assert 0 <= found.score <= instrument.highest
        assert found.flagged == (found.score in instrument.flag)
        assert instrument.band(found.score) in instrument.bands
    assert starts == sorted(set(starts)) and starts[0] == 0


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=str)
def test_a_higher_answer_to_any_item_never_lowers_the_score(instrument):
    low = [min(instrument.answers)] * instrument.items
    for place, (answer, higher) in product(range(instrument.items), pairwise(instrument.answers)):
        before, after = ([*low[:place], value, *low[place + 1 :]] for value in (answer, higher))

        gained = scoring.result(instrument, after).score - scoring.result(instrument, before).score
        assert gained == instrument.factor


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=str)
def test_no_score_is_made_of_an_incomplete_questionnaire(instrument):
    for place in range(instrument.items):
        answers = [1] * instrument.items
        answers[place] = None

        assert scoring.result(instrument, answers) == scoring.NOT_SCORED


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=str)
@pytest.mark.parametrize("wrong", [-1, 6, 99, "1"])
def test_answers_that_are_not_on_the_form_are_impossible(instrument, wrong):
    fitting = [1] * (instrument.items - 1)

    assert scoring.are_possible(instrument, [*fitting, 1])
    assert scoring.are_possible(instrument, [*fitting, None])
    assert not scoring.are_possible(instrument, [*fitting, wrong])
    assert not scoring.are_possible(instrument, fitting)


@pytest.mark.parametrize("answer, demanded", [(None, False), (0, False), (1, True), (3, True)])
def test_item_nine_of_the_phq9_demands_a_safety_step_above_zero(answer, demanded):
    assert scoring.demands_safety_step(PHQ9, [3] * 8 + [answer]) is demanded


def test_no_other_questionnaire_demands_one():
    others = [instrument for instrument in INSTRUMENTS if instrument is not PHQ9]

    assert not any(scoring.demands_safety_step(one, [max(one.answers)] * one.items) for one in others)


@pytest.mark.parametrize("first, latest, points", [(48, 56, 0), (48, 58, 10), (58, 48, -10), (48, 72, 24)])
def test_ten_points_of_the_who5_are_a_change(first, latest, points):
    assert scoring.change(WHO5, first, latest) == points


def test_where_no_source_calls_a_difference_a_change_none_is_claimed():
    assert scoring.change(PHQ9, 27, 0) == 0
