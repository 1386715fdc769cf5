"""The page that looks for a woman, and what it answers to what cannot be looked for."""

import pytest

from cases import actions
from coalesce.permissions import Role
from tests.cast import make_person

SEARCH = "/cases/search/"


@pytest.fixture
def look(ada, browse):
    return lambda typed, person=ada: browse(person).post(SEARCH, {"q": typed})


@pytest.mark.parametrize(
    ("here", "typed"),
    [
        ("Όλγα", "Olga"),
        ("Olga", "Όλγα"),
        ("Оксана", "Oksana"),
        ("Oksana", "Оксана"),
        ("فاطمة", "Fatima"),
        ("Fatima", "فاطمة"),
        ("Chukwuemeka", "Chukuemeka"),
        ("Chukwuemeka", "Chukwuemika"),
        ("Thaís", "Thais"),
    ],
)
def test_she_is_found_in_every_script_and_with_a_slip_of_the_hand(here, typed, look, ada, acts):
    with acts(ada):
        case = actions.register_woman(identity={"known_as": here}, by=ada)

    assert case.code in look(typed).content.decode()


@pytest.mark.parametrize("typed", ["", "B", "Bl", "  ", "x" * 101, "a\0b"])
def test_what_is_too_short_or_too_long_gets_a_sentence(typed, look):
    response = look(typed)

    assert response.status_code == 422
    assert "Please look at this again" in response.content.decode()


@pytest.mark.parametrize("typed", ["\u202eفاطمة", "%%%", "(((", "|||", "' or 1=1 --", "x" * 100, "....", "🙂🙂🙂"])
def test_odd_signs_find_nobody_and_break_nothing(typed, look, case):
    response = look(typed)

    assert response.status_code == 200
    assert "Nobody was found" in response.content.decode()


def test_a_colleague_outside_the_team_reads_the_code_and_whom_to_ask(case, look, hope):
    page = look("Blessing", make_person("Nina", hope, Role.CASEWORKER)).content.decode()

    assert case.code in page and "Ask Ada" in page
    assert "Okafor" not in page and case.get_absolute_url() not in page
