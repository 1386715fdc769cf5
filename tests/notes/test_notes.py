"""Writing notes, correcting one's own, and what is refused."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.notes import actions
from cases.notes.levels import Level
from cases.notes.models import Note, NoteRevision
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale


def typed(**changes):
    values = {
        "body": "She slept well.",
        "confidentiality": "team",
        "pillar": "",
        "written_on": timezone.localdate().isoformat(),
        "once": str(uuid.uuid4()),
    }
    return values | changes


@pytest.fixture
def new(case):
    return reverse("notes:write", args=[case.code])


def correct(note):
    return reverse("notes:correct", args=[note.case.code, note.pk])


def test_a_note_is_written_and_stands_in_the_list(case, ada, new, browse, events):
    answer = browse(ada).post(new, typed(body="She found the market."))

    assert answer.status_code == 302
    assert b"She found the market." in browse(ada).get(reverse("notes:list", args=[case.code])).content
    assert "note.written" in events(ada)


def test_notes_stand_newest_first(case, ada, written, browse):
    written(ada, body="The latest")
    written(ada, body="The oldest", written_on=timezone.localdate() - timedelta(days=3))
    written(ada, body="The middle", written_on=timezone.localdate() - timedelta(days=1))

    page = browse(ada).get(reverse("notes:list", args=[case.code])).content.decode()

    assert page.index("The latest") < page.index("The middle") < page.index("The oldest")


def test_the_list_shows_one_level_alone(case, ada, written, browse):
    written(ada, body="For everyone")
    written(ada, Level.AUTHOR_AND_LEAD, body="For few")

    page = browse(ada).get(reverse("notes:list", args=[case.code]), {"level": "author_and_lead"}).content.decode()

    assert "For few" in page
    assert "For everyone" not in page


def test_a_form_posted_twice_makes_one_note(ada, new, browse, acts):
    sent = typed()
    browse(ada).post(new, sent)
    answer = browse(ada).post(new, sent)

    assert answer.status_code == 302
    with acts(ada):
        assert Note.objects.count() == 1


def test_a_form_posted_again_with_other_words_loses_neither(ada, new, browse):
    sent = typed()
    browse(ada).post(new, sent)
    answer = browse(ada).post(new, sent | {"body": "Something else"})

    assert answer.status_code == 409
    assert b"Something else" in answer.content


def test_a_note_of_100000_characters_gets_a_sentence_and_loses_nothing(ada, new, browse, acts):
    long = "ж" * 99_999 + "!"

    answer = browse(ada).post(new, typed(body=long))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "A note holds up to 20000 characters, and this one has 100000" in page
    assert long in page
    with acts(ada):
        assert Note.objects.count() == 0


def test_the_box_cuts_no_pasted_text(ada, new, browse):
    assert b"maxlength" not in browse(ada).get(new).content


@pytest.mark.parametrize(
    "days, sentence",
    [(2, "This day has not come yet"), (-900, "before the first contact")],
)
def test_an_impossible_day_is_told(days, sentence, ada, new, browse):
    answer = browse(ada).post(new, typed(written_on=(timezone.localdate() + timedelta(days=days)).isoformat()))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_note_for_a_pillar_names_the_pillar(ada, new, browse):
    answer = browse(ada).post(new, typed(confidentiality="pillar"))

    assert answer.status_code == 422
    assert b"Choose the pillar whose colleagues may read it" in answer.content


def test_a_specialist_writes_for_her_own_pillar_alone(pia, new, browse, written):
    answer = browse(pia).post(new, typed(confidentiality="pillar", pillar="legal"))

    assert answer.status_code == 422
    with pytest.raises(Refused):
        written(pia, Level.PILLAR, "legal")


def test_only_a_legal_specialist_writes_under_privilege(ada, lea, new, browse, written):
    assert b"Legally privileged" in browse(lea).get(new).content
    assert browse(ada).post(new, typed(confidentiality="privileged")).status_code == 422
    with pytest.raises(Refused):
        written(ada, Level.PRIVILEGED)


def test_the_author_corrects_her_note_and_its_earlier_words_are_kept(ada, ines, written, browse, events, acts):
    note = written(ada, body="She has two sons.")

    browse(ada).post(correct(note), typed(body="She has two daughters.", version=1))

    page = browse(ines).get(note.get_absolute_url()).content.decode()
    assert "She has two daughters." in page
    assert "She has two sons." in page
    assert "note.corrected" in events(ada)
    with acts(ada):
        assert NoteRevision.objects.get().body == "She has two sons."


def test_words_that_were_written_for_few_stay_for_few_when_the_note_is_opened_to_all(ada, ines, edda, written, browse):
    note = written(ines, Level.AUTHOR_AND_LEAD, body="About her ex-husband")

    browse(ines).post(correct(note), typed(body="About her plans", version=1))

    page = browse(edda).get(note.get_absolute_url()).content.decode()
    assert "About her plans" in page
    assert "ex-husband" not in page


def test_nobody_corrects_the_note_of_another(ada, ines, ben, written, browse, acts):
    note = written(ada)

    assert browse(ines).get(correct(note)).status_code == 404
    assert browse(ines).post(correct(note), typed(version=1)).status_code == 404
    assert browse(ben).post(correct(note), typed(version=1)).status_code == 403
    with acts(ines), pytest.raises(Refused):
        actions.correct_note(
            note=note, version=1, written_on=note.written_on, confidentiality="team", body="Mine", by=ines
        )


def test_two_windows_of_one_author_are_compared_and_neither_is_lost(ada, written, browse, acts):
    note = written(ada, body="First words")
    browse(ada).post(correct(note), typed(body="From this window", version=1))

    answer = browse(ada).post(correct(note), typed(body="From that window", version=1))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("First words", "From this window", "From that window"))
    assert 'name="version" value="2"' in page
    with acts(ada):
        assert Note.objects.get().body == "From this window"


def test_a_stale_correction_that_slips_past_the_page_is_refused(ada, written, acts):
    note = written(ada)
    values = {"written_on": note.written_on, "confidentiality": "team", "body": "New", "by": ada}
    with acts(ada):
        actions.correct_note(note=note, version=1, **values)
        with pytest.raises(Stale):
            actions.correct_note(note=note, version=1, **values)


def test_a_closed_case_takes_no_note_and_no_correction(case, ada, new, written, browse, acts):
    note = written(ada)
    with acts(ada):
        case.state = "closed"
        case.save()

    assert browse(ada).get(new).status_code == 409
    assert browse(ada).post(correct(note), typed(version=1)).status_code == 409
    with pytest.raises(Refused):
        written(ada)


def test_those_who_lead_the_case_decide_whether_others_see_that_a_note_exists(ada, ines, edda, written, browse, events):
    note = written(ines, Level.AUTHOR_AND_LEAD)
    address = reverse("notes:decide_existence", args=[note.case.code, note.pk])

    assert browse(ines).post(address, {"shown": "yes"}).status_code == 409
    assert browse(edda).post(address, {"shown": "yes"}).status_code == 404
    assert browse(ada).post(address, {"shown": "yes"}).status_code == 302

    listed = browse(edda).get(reverse("notes:list", args=[note.case.code])).content
    assert b"A confidential note" in listed
    assert "note.existence_decided" in events(ada)


def test_eve_finds_none_of_it(case, ada, eve, new, written, browse):
    note = written(ada)

    for address in (new, note.get_absolute_url(), correct(note), reverse("notes:list", args=[case.code])):
        assert browse(eve).get(address).status_code == 404
    assert browse(eve).post(new, typed()).status_code == 404


def test_reading_a_note_is_remembered(case, ines, ada, written, browse, acts):
    note = written(ada)
    browse(ines).get(note.get_absolute_url())

    with acts(ada):
        entry = AuditEntry.objects.filter(event="woman.read").latest("sequence")
    assert (entry.actor_id, entry.woman_id) == (ines.pk, case.woman_id)


def test_the_list_takes_as_many_queries_for_many_notes_as_for_one(case, ada, written, browse):
    browser, address = browse(ada), reverse("notes:list", args=[case.code])
    written(ada)
    browser.get(address)
    with CaptureQueriesContext(connection) as for_one:
        browser.get(address)
    for number in range(20):
        written(ada, body=f"Note {number}")

    with CaptureQueriesContext(connection) as for_many:
        browser.get(address)

    assert len(for_many) == len(for_one) == 16


def test_who_may_read_what_is_asked_in_one_query(case, ada, edda, written, acts, django_assert_num_queries):
    written(ada)
    written(ada, Level.AUTHOR_AND_LEAD)

    with acts(edda), django_assert_num_queries(1):
        assert len(Note.objects.readable_by(edda, case)) == 1
