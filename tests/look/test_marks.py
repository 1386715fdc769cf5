"""Icons, initials and numbers, as the templates write them."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from coalesce.templatetags.look import initials, number


def test_an_icon_is_hidden_from_screen_readers():
    drawn = Template('{% load look %}{% icon "people" %}').render(Context())

    assert drawn.startswith("<svg")
    assert 'aria-hidden="true"' in drawn


def test_an_icon_that_is_not_there_is_a_mistake_with_a_way_out():
    with pytest.raises(TemplateSyntaxError, match="There are: activity"):
        Template('{% load look %}{% icon "unicorn" %}').render(Context())


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada Byrne", "AB"), ("Μαρία", "Μ"), ("Līga Ābele-Kalniņa", "LK"), ("", ""), ("ada de la cruz", "AC")],
)
def test_a_person_has_two_letters(name, letters):
    assert initials(name) == letters


def test_a_number_is_written_as_the_reader_writes_it():
    with translation.override("de"):
        assert number(1184) == "1.184"


def test_a_missing_number_is_a_dash_and_not_zero():
    assert number(None) == "–"
    assert number(0) == "0"
    assert number("Low") == "Low"
