"""A summary of her case on paper holds what was ticked, for those who may read it, and nothing else."""

import re

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import override

from cases.doors import actions as door_actions
from cases.models import Case
from coalesce.permissions import Role
from tests.cast import make_person
from tests.pillars.conftest import FIRST_CONTACT
from tests.printouts.conftest import text_of

EVERYTHING = ["about", "case", "agreed", "psychosocial", "legal", "economic", "plan", "notes"]


@pytest.fixture
def address(case):
    return reverse("printouts:summary", args=[case.code])


def test_the_page_offers_what_is_usual_and_leaves_out_who_she_is(ada, address, browse):
    form = browse(ada).get(address).context["form"]

    assert set(form["parts"].initial) == set(EVERYTHING) - {"about", "notes"}
    assert form["identity"].initial == "code"


def test_what_was_ticked_is_printed_and_nothing_else(ada, case, address, prints):
    printed = text_of(prints(ada, address, parts=["case"]))

    assert "The case" in printed
    assert case.code in printed
    assert "What she agreed to" not in printed
    assert "Legal" not in printed


def test_every_part_together_fits_on_paper(ada, address, spoken, noted, approved, prints):
    printed = text_of(prints(ada, address, parts=EVERYTHING))

    for words in ("What she agreed to", "She wakes at night", "Papers that are mine", "Ask for a lawyer"):
        assert words in printed


def test_her_name_is_on_paper_only_when_it_was_chosen(ada, address, registered, prints, events):
    without, with_it = (text_of(prints(ada, address, parts=EVERYTHING, identity=how)) for how in ("code", "name"))

    assert "Blessing" not in without
    assert "Blessing" in with_it
    assert events(ada).count("woman.named") == 1


def test_neither_name_nor_code_when_that_was_chosen(ada, case, address, prints):
    answer = prints(ada, address, parts=["case"], identity="nothing")

    assert case.code not in text_of(answer)
    assert case.code.encode() not in answer.content


def test_who_printed_it_stands_on_it_by_name_or_by_the_number_of_the_print(ada, address, prints, printed):
    named = text_of(prints(ada, address, parts=["plan"]))
    numbered = text_of(prints(ada, address, parts=["plan"], signed="number"))

    assert "Printed by Ada on" in named
    assert "Ada" not in numbered
    assert f"print {printed()[-1].details['number']}" in numbered


def test_the_organisation_is_named_only_when_that_was_chosen(ada, hope, address, prints):
    without = text_of(prints(ada, address, parts=["case"]))
    with_it = text_of(prints(ada, address, parts=["case"], names_organisation="on"))

    assert hope.name not in without
    assert hope.name in with_it


def test_the_file_says_nothing_by_its_name_and_is_kept_nowhere(ada, case, address, prints):
    answer = prints(ada, address, parts=["case"])

    assert re.fullmatch(r'attachment; filename="[2-9A-Z]{6}\.pdf"', answer["Content-Disposition"])
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_words_of_a_pillar_are_for_those_who_may_read_them(ada, lea, address, spoken, prints):
    assert "She wakes at night" in text_of(prints(ada, address, parts=["psychosocial"]))
    assert "She wakes at night" not in text_of(prints(lea, address, parts=["psychosocial"]))


def test_notes_beyond_the_team_are_never_on_paper(ada, lea, address, noted, prints):
    hers, lawyers = (text_of(prints(person, address, parts=["notes"])) for person in (ada, lea))

    assert "The team knows" in hers
    assert "The psychologists know" in hers
    assert "Ada alone knows" not in hers + lawyers
    assert "The lawyer knows" not in hers + lawyers
    assert "The psychologists know" not in lawyers


def test_printing_is_remembered_with_what_was_on_the_paper(ada, case, address, prints, printed):
    prints(ada, address, parts=["case", "legal"])

    entry = printed()[0]
    assert (entry.actor_id, entry.object_id, entry.woman_id) == (ada.pk, str(case.pk), case.woman_id)
    assert entry.details["parts"] == ["case", "legal"]
    assert entry.details["language"] == "en"


def test_a_form_that_is_sent_twice_gives_one_number(ada, address, prints, printed):
    once = "9d2a4f0e-0b0d-4c27-8d2e-000000000001"

    first, second = (prints(ada, address, parts=["case"], once=once) for _time in range(2))

    assert first["Content-Disposition"] == second["Content-Disposition"]
    assert len({entry.details["number"] for entry in printed()}) == 1


def test_nothing_ticked_is_answered_with_a_sentence_and_what_was_chosen(ada, address, prints, printed):
    answer = prints(ada, address, identity="nothing")

    assert answer.status_code == 422
    assert "Tick at least one part" in answer.content.decode()
    assert answer.context["form"]["identity"].value() == "nothing"
    assert not printed()


def test_a_woman_who_gave_no_name_is_not_named(ada, address, browse):
    form = browse(ada).get(address).context["form"]

    assert "name" not in dict(form.fields["identity"].choices)


def test_a_closed_case_can_be_printed(ada, case, address, acts, prints):
    with acts(ada):
        Case.objects.filter(pk=case.pk).update(state=Case.State.CLOSED)

    assert prints(ada, address, parts=["case"]).status_code == 200


def test_a_supervisor_prints_what_she_may_read(ben, address, spoken, prints):
    assert "She wakes at night" in text_of(prints(ben, address, parts=["psychosocial"]))


def test_somebody_of_another_organisation_finds_no_paper(eve, case, address, prints, browse):
    assert browse(eve).get(address).status_code == 404
    assert prints(eve, address, parts=["case"]).status_code == 404


@pytest.mark.parametrize("person", ["mia", "dora", "cora"])
def test_who_opens_no_record_prints_none(person, address, prints, printed, request):
    assert prints(request.getfixturevalue(person), address, parts=["case"]).status_code == 403
    assert not printed()


def test_who_is_not_in_the_team_of_a_sealed_case_finds_no_paper(ada, ben, case, address, acts, prints):
    with acts(ada):
        door_actions.seal_case(case=case, reason="A colleague is her cousin", by=ada)

    assert prints(ben, address, parts=["case"]).status_code == 404


@pytest.fixture
def ines(hope, case, acts):
    """She opened the case in an emergency."""
    ines = make_person("Ines", hope, Role.CASEWORKER)
    with acts(ines):
        door_actions.open_in_emergency(case=case, occasion="danger", reason="She called", by=ines)
    return ines


def test_who_opened_a_case_in_an_emergency_reads_it_and_prints_nothing(ines, case, address, prints, browse, printed):

    answer = prints(ines, address, parts=["case"])

    assert answer.status_code == 409
    assert "prints it" in answer.content.decode()
    assert browse(ines).get(address).status_code == 409
    assert address not in browse(ines).get(case.get_absolute_url()).content.decode()
    assert not printed()


def test_a_case_page_leads_to_its_paper(ada, case, address, browse):
    assert address in browse(ada).get(case.get_absolute_url()).content.decode()


def test_her_language_comes_first_where_the_product_speaks_it(ada, case, address, acts, browse):
    with acts(ada):
        type(case.woman).objects.filter(pk=case.woman_id).update(primary_language="ell")

    languages = browse(ada).get(address).context["form"].fields["language"].choices

    assert languages[0] == ("el", "Ελληνικά")


def test_it_is_said_where_there_is_no_translation_into_her_language(ada, case, address, acts, browse):
    with acts(ada):
        type(case.woman).objects.filter(pk=case.woman_id).update(primary_language="tir")

    assert "no translation into Tigrinya yet" in browse(ada).get(address).content.decode()


def test_the_days_on_a_paper_are_in_its_language(ada, address, prints):
    with override("el"):
        first_contact = date_format(FIRST_CONTACT, "j F Y")

    greek = text_of(prints(ada, address, parts=["case"], language="el"))

    assert first_contact in greek
