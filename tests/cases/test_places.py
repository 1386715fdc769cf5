"""Countries and languages in the reader's language."""

import pytest
from django.conf import settings
from django.utils import translation

from cases import places

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_and_every_language_has_a_name(language):
    with translation.override(language):
        named = [*places.countries(), *places.languages()]

    assert all(name for _code, name in named)
    assert len({code for code, _name in places.countries()}) == 250  # the 249 of ISO 3166, and Kosovo


def test_names_are_the_readers():
    with translation.override("el"):
        assert places.country_name("CY") == "Κύπρος"
    with translation.override("de"):
        assert places.language_name("ukr") == "Ukrainisch"


def test_accents_do_not_change_the_order():
    with translation.override("el"):
        names = [name for _code, name in places.countries()]

    assert names.index("Άγιος Μαρίνος") < names.index("Αλβανία") < names.index("Ελλάδα")


def test_a_code_that_has_no_name_stands_for_itself():
    assert places.country_name("QQ") == "QQ"
    assert places.language_name("") == ""


def test_a_woman_can_be_stateless():
    assert places.citizenships()[0][0] == "STATELESS"
    assert "STATELESS" not in dict(places.countries())


def test_a_woman_of_no_state_is_called_stateless_in_words():
    assert isinstance(places.country_name("STATELESS"), str)
