"""The first meeting, from the search to her consents."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, SafeContact, Woman

REGISTER, SEARCH, ENQUIRY = reverse("cases:register"), reverse("cases:search"), reverse("cases:enquiry")


@pytest.fixture
def register(ada, browse):
    return lambda **typed: browse(ada).post(REGISTER, typed)


def words(response):
    return response.content.decode()


def test_the_way_to_register_appears_after_a_search(ada, browse):
    assert "Register her" not in words(browse(ada).get(SEARCH))

    assert "Register her" in words(browse(ada).post(SEARCH, {"q": "Blessing"}))


def test_a_search_shows_the_names_of_ones_own_women_and_whom_to_ask_for_others(case, ada, lea, browse):
    assert "Okafor" in words(browse(ada).post(SEARCH, {"q": "Blesing"}))

    hers = words(browse(lea).post(SEARCH, {"q": "Blesing"}))
    assert "Okafor" not in hers
    assert "Ask Ada" in hers
    assert case.get_absolute_url() not in hers


def test_the_names_that_a_search_shows_are_remembered_as_read(case, ada, browse, events):
    browse(ada).post(SEARCH, {"q": "Blesing"})

    assert events(ada)[-2:] == ["women.searched", "woman.read"]


def test_a_name_that_is_not_shown_is_not_remembered_as_read(case, lea, browse, events):
    browse(lea).post(SEARCH, {"q": "Blesing"})

    assert events(lea)[-1] == "women.searched"


def test_two_letters_get_a_sentence(ada, browse):
    response = browse(ada).post(SEARCH, {"q": "Bl"})

    assert response.status_code == 422
    assert "at least three letters" in words(response)


def test_what_was_searched_for_is_not_typed_again(register):
    response = register(q="Blessing Okafor")

    assert response.status_code == 200
    assert 'value="Blessing"' in words(response)
    assert 'value="Okafor"' in words(response)


def test_a_first_name_alone_registers_her(register, ada, acts):
    response = register(first_name="Blessing")

    with acts(ada):
        case = Case.objects.get()
        assert response["Location"] == reverse("cases:consents", args=[case.code])
        assert (case.woman.gender, case.entry_route) == ("Feminine", "UNKNOWN")
        assert case.first_contact_on == timezone.localdate()
        assert not SafeContact.objects.exists()


def test_everything_of_a_first_meeting_is_kept(register, ada, acts):
    register(
        known_as="Star",
        citizenship="NG",
        second_citizenship="STATELESS",
        primary_language="ibo",
        interpreter_needed="on",
        date_of_birth="2001-01-01",
        birth_precision="YEAR",
        need="A bed",
        entry_route="POLICE",
        first_contact_on="2026-01-02",
        channel="WHATSAPP",
        value="00357 99 123456",
        safe_times="Mornings",
    )

    with acts(ada):
        woman, contact, case = Woman.objects.get(), SafeContact.objects.get(), Case.objects.get()
        assert woman.citizenships == ["NG", "STATELESS"]
        assert (woman.primary_language, woman.interpreter_needed) == ("ibo", True)
        assert woman.date_of_birth == datetime.date(2001, 1, 1)
        assert (contact.value, contact.safe_times, contact.may_leave_message) == ("+35799123456", "Mornings", False)
        assert (case.need, case.entry_route) == ("A bed", "POLICE")


TOMORROW = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"first_name": ""}, "It need not be her real one"),
        ({"date_of_birth": TOMORROW}, "This day is in the future"),
        ({"date_of_birth": "1850-01-01"}, "more than 120 years ago"),
        ({"date_of_birth": "last spring"}, "Enter a valid date"),
        ({"first_contact_on": TOMORROW}, "This day is in the future"),
        ({"channel": "SMS", "value": "99 123456"}, "with its country code"),
        ({"channel": "EMAIL", "value": "nobody"}, "not an e-mail address"),
        ({"channel": "SMS"}, "Write the number or address"),
        ({"value": "+35799123456"}, "Choose how she is reached"),
        ({"citizenship": "XX"}, "Select a valid choice"),
        ({"number_of_children": "-1"}, "greater than or equal to 0"),
        ({"number_of_children": "99999"}, "less than or equal to 32767"),
        ({"first_name": "x" * 101}, "at most 100 characters"),
        ({"need": "x" * 100_000}, "at most 2000 characters"),
        ({"first_name": "Bless\0ing"}, "Null characters are not allowed"),
    ],
)
def test_what_cannot_be_right_gets_a_sentence_and_nothing_typed_is_lost(typed, sentence, register, ada, acts):
    response = register(**{"first_name": "Blessing", "family_name": "Okafor & Daughters"} | typed)

    assert response.status_code == 422
    assert sentence in words(response)
    assert "Okafor &amp; Daughters" in words(response)
    with acts(ada):
        assert not Woman.objects.exists()


def test_an_enquiry_asks_for_no_name(ada, browse, acts):
    assert "first_name" not in words(browse(ada).get(ENQUIRY))

    browse(ada).post(ENQUIRY, {"need": "A bed", "entry_route": "HELPLINE", "first_contact_on": "2026-01-02"})

    with acts(ada):
        assert not Woman.objects.get().has_identity
        assert Case.objects.get().need == "A bed"


def test_an_enquiry_is_registered_later_under_the_same_code(enquiry, ada, browse, acts):
    browse(ada).post(reverse("cases:identify", args=[enquiry.code]), {"first_name": "Grace", "version": 1})

    with acts(ada):
        assert Woman.objects.get().called == "Grace"
        assert Case.objects.get().code == enquiry.code


ONCE = "5f1d2c3e-0a0b-4c0d-8e0f-112233445566"


def test_a_form_that_is_sent_twice_registers_one_woman(register, ada, acts):
    typed = {"once": ONCE, "first_name": "Blessing", "need": "A bed", "channel": "SMS", "value": "+35799123456"}
    first, second = register(**typed), register(**typed)

    assert first["Location"] == second["Location"]
    with acts(ada):
        assert (Woman.objects.count(), SafeContact.objects.count()) == (1, 1)


def test_a_form_that_is_filled_in_again_for_somebody_else_is_not_lost(register, ada, acts):
    register(once=ONCE, first_name="Blessing")
    response = register(once=ONCE, first_name="Precious")

    assert response.status_code == 409
    assert "Precious" in words(response)


def test_an_enquiry_that_is_sent_twice_is_one(ada, acts, browse):
    typed = {"once": ONCE, "need": "A bed tonight", "entry_route": "UNKNOWN", "first_contact_on": "2026-01-02"}
    first, second = (browse(ada).post(ENQUIRY, typed) for _time in range(2))

    assert first["Location"] == second["Location"]
    with acts(ada):
        assert Woman.objects.count() == 1


def test_the_number_of_one_organisations_form_says_nothing_to_another(register, eve, acts, browse):
    register(once=ONCE, first_name="Blessing")

    assert browse(eve).post(REGISTER, {"once": ONCE, "first_name": "Blessing"}).status_code == 302


def test_both_forms_carry_their_number(ada, browse):
    for address in (REGISTER, ENQUIRY):
        assert 'name="once"' in words(browse(ada).get(address))
