"""Her life at a glance: calm, in her own order, and its sealed words for those who work in this pillar alone."""

import pytest
from django.urls import reverse

from cases import timeline
from cases.models import Case
from pillars.economic import decent_work
from pillars.economic.kinds import DEBTS, HOMES, KINDS, LANGUAGES, LEARNING, WORK
from pillars.economic.way import ways
from tests.pillars.conftest import TODAY
from tests.pillars.economic.conftest import after, new

SIGNS = "Some of her answers can be signs"


@pytest.fixture
def page(case, browse):
    """`page(ada)` is what she reads."""
    return lambda person: browse(person).get(reverse("pillars:economic", args=[case.code])).text


@pytest.fixture
def everything(ada, case, browse):
    for kind in KINDS:
        browse(ada).post(reverse("pillars:economic:record", args=[case.code, kind]), new(kind, note=f"On {kind.slug}"))


def test_an_empty_life_says_what_can_be_added(ada, case, page):
    shown = page(ada)

    for kind in KINDS:
        assert str(kind.add_label) in shown
        assert reverse("pillars:economic:record", args=[case.code, kind]) in shown
    for words in ("No language level", "No course or training", "Nothing about her work", "Nothing about her money"):
        assert words in shown


def test_everything_that_was_written_stands_on_the_page(ada, everything, page):
    shown = page(ada)

    for words in (
        "Greek, Speaking",
        "Night school",
        "Nursing",
        "Sea View",
        "20 hours a week",
        "Shelter for trafficked",
    ):
        assert words in shown
    for words in ("500 to 1,000", "to Madam", "She did not want to say", "only women", "with a certificate"):
        assert words in shown
    for kind in KINDS:
        assert f"On {kind.slug}" in shown


def test_a_legal_specialist_of_the_team_reads_no_sealed_word(lea, case, everything, page):
    shown = page(lea)

    assert "This is kept for those who work in this pillar." in shown
    assert "Employed part time" in shown
    hidden = ("Night school", "Nursing", "Sea View", "Madam", "500 to 1,000", "On homes", "did not want to say")
    assert not [words for words in hidden if words in shown]
    assert reverse("pillars:economic:record", args=[case.code, WORK]) not in shown


def test_a_supervisor_reads_and_is_offered_no_form(ben, case, everything, page):
    shown = page(ben)

    assert "to Madam" in shown
    assert not [kind.slug for kind in KINDS if reverse("pillars:economic:record", args=[case.code, kind]) in shown]


def test_a_closed_case_shows_her_life_and_offers_no_form(ada, case, everything, page, acts):
    with acts(ada):
        Case.objects.update(state=Case.State.CLOSED)
    shown = page(ada)

    assert "Sea View" in shown
    assert not [kind.slug for kind in KINDS if reverse("pillars:economic:record", args=[case.code, kind]) in shown]


@pytest.mark.parametrize("question", decent_work.QUESTIONS, ids=lambda question: question.code)
@pytest.mark.parametrize("answer", ["YES", "NO", "DECLINED"])
def test_a_sign_is_a_hint_for_the_worker(ada, page, acts, write, question, answer):
    with acts(ada):
        write(WORK, since=after(-30), answers={question.code: answer})

    assert (SIGNS in page(ada)) == (question.is_sign and answer == "NO")


def test_work_that_has_ended_gives_no_hint_and_others_read_none(ada, lea, page, acts, write):
    with acts(ada):
        status = write(WORK, since=after(-30), answers={"leave": "NO"})
    assert SIGNS in page(ada) and SIGNS not in page(lea)
    with acts(ada):
        status.until = TODAY
        status.save()

    assert SIGNS not in page(ada)


@pytest.mark.parametrize(
    "values, hint",
    [({"safe": "NO"}, True), ({"kind": "HOMELESS", "safe": "NOT_ASKED"}, True), ({"safe": "YES"}, False)],
)
def test_a_home_that_is_not_safe_is_told(ada, page, acts, write, values, hint):
    with acts(ada):
        write(HOMES, since=after(-30), **values)

    assert ("Where she lives is not safe for her." in page(ada)) == hint


def test_a_claimed_debt_asks_for_legal_advice_until_it_is_settled(ada, page, acts, write):
    with acts(ada):
        debt = write(DEBTS, kind="CLAIMED_BY_TRAFFICKER", since=after(-30))
    assert "Offer her legal advice, and look" in page(ada)
    with acts(ada):
        debt.until = TODAY
        debt.save()

    assert "Offer her legal advice, and look" not in page(ada)


def test_her_way_in_a_language_goes_from_the_first_level_to_the_latest(ada, acts, write):
    with acts(ada):
        for days, level in ((-150, "PRE_A1"), (-90, "A2"), (-10, "B1")):
            write(LANGUAGES, level=level, reached_on=after(days))
        write(LANGUAGES, level="A1", skill="WRITING", reached_on=after(-20))
        drawn = ways(LANGUAGES.model.objects.all())

        assert [(way.label, way.words, way.begins, way.ends) for way in drawn] == [
            ("Greek", "Before A1 → B1", "6%", "50%"),
            ("Greek, Writing", "A1", "20%", "20%"),
        ]


def test_the_timeline_tells_that_it_happened_and_no_sum_no_name_no_place(ada, case, everything, acts):
    with acts(ada):
        entries = [(str(entry.title), str(entry.text)) for entry in timeline.of(case) if entry.pillar == "economic"]

    assert ("Working life", "Employed part time") in entries
    assert ("A debt recorded", "") in entries
    assert ("Where she lives", "Shelter for trafficked people") in entries
    assert not any(words in str(entries) for words in ("Madam", "40,000", "Sea View", "Night school", "Nursing"))


def test_what_is_planned_has_not_happened(ada, case, acts, write):
    with acts(ada):
        write(LEARNING, since=after(10))

        assert "Learning begun" not in [str(entry.title) for entry in timeline.of(case)]


def test_a_long_life_takes_as_many_queries_as_a_short_one(
    ada, case, acts, browse, write, django_assert_max_num_queries, django_assert_num_queries
):
    where = reverse("pillars:economic", args=[case.code])

    def live(times):
        with acts(ada):
            for _time in range(times):
                write(LANGUAGES, reached_on=TODAY, note="Words of hers")
                write(LEARNING, since=TODAY, provider="A school")
                write(DEBTS, since=TODAY, amount="100")

    live(1)
    browse(ada).get(where)
    with django_assert_max_num_queries(60) as few:
        browse(ada).get(where)
    live(6)
    with django_assert_num_queries(len(few)):
        browse(ada).get(where)
