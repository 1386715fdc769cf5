"""The words of a questionnaire come from the partner, and only to the partner."""

import json

import pytest
from django.core.management import CommandError, call_command

from pillars.psychosocial.instruments.catalogue import WHO5
from pillars.psychosocial.models import Wording
from tests.pillars.psychosocial_instruments.test_pages import new

WORDS = {
    "instrument": "who5",
    "version": "1998",
    "language": "en",
    "source": "From our licensed form",
    "items": [f"Question number {number}" for number in range(1, 6)],
    "answers": [f"Answer {value}" for value in range(6)],
}


@pytest.fixture
def load(tmp_path):
    def write(text, organisation="hope"):
        file = tmp_path / "who5.en.json"
        file.write_text(text if isinstance(text, str) else json.dumps(text))
        call_command("load_wording", organisation, file, verbosity=0)

    return write


def test_the_words_of_a_partner_stand_on_its_pages(ada, case, browse, load):
    load(WORDS)
    page = browse(ada).get(new(case, WHO5)).text

    assert "3. Question number 3" in page and "Answer 5" in page and "From our licensed form" in page
    assert "The questions stand on the paper form" not in page


def test_another_partner_does_not_see_them(ada, case, harbour, browse, load):
    load(WORDS, organisation="harbour")

    assert "Question number" not in browse(ada).get(new(case, WHO5)).text


def test_a_second_file_takes_the_place_of_the_first(ada, hope, acts, load):
    load(WORDS)
    load(WORDS | {"source": "A newer form"})

    with acts(ada):
        assert Wording.objects.get().source == "A newer form"


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ("no json", "no wording file"),
        (WORDS | {"instrument": "htq"}, "no wording file"),
        (WORDS | {"version": "2031"}, "scores WHO-5 of 1998"),
        (WORDS | {"items": ["One"]}, "WHO-5 has 5 items"),
        ([], "no wording file"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_in_words(hope, load, wrong, sentence):
    with pytest.raises(CommandError, match=sentence):
        load(wrong)


def test_an_organisation_that_is_not_there_is_named(hope, load):
    with pytest.raises(CommandError, match="nowhere"):
        load(WORDS, organisation="nowhere")
