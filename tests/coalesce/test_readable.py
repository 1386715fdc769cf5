"""What no page sends is answered with a sentence, and never with a fault."""

import pytest
from django.urls import reverse

PART = '--x\r\nContent-Disposition: form-data; name="q"\r\n\r\n\\ud800\r\n--x--\r\n'


@pytest.mark.parametrize("letters", ["base64", "unicode_escape", "utf-16", "undefined", "no such letters"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_a_form_is_read_whatever_its_letters_are_called(ada, browse, kind, letters):
    answer = browse(ada).generic("POST", reverse("cases:search"), PART, f"{kind}; charset={letters}")

    assert answer.status_code in {200, 422}


def test_an_address_with_a_character_that_no_database_keeps_is_a_page_that_is_not_there(ada, browse):
    assert browse(ada).get("/cases/a%00b/legal/").status_code == 404


def test_a_strange_verb_is_not_taken_for_a_visit(ada, browse):
    assert browse(ada).generic("DELETE", reverse("cases:list")).status_code == 405


def test_a_form_that_is_too_large_is_refused_with_a_sentence(ada, browse):
    answer = browse(ada).post(reverse("cases:search"), {"q": "a" * 3_000_000})

    assert answer.status_code == 400
    assert "shorter parts" in answer.content.decode()
