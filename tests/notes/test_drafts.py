"""What is typed and not saved: kept for its writer, for nobody else, and not for ever."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cases.notes import drafts
from cases.notes.models import Draft
from cases.notes.tasks import forget_expired_drafts

BACK = "Your draft of"


@pytest.fixture
def new(case):
    return reverse("notes:write", args=[case.code])


@pytest.fixture
def place(case):
    return reverse("notes:save_draft", args=[case.code, "note"])


def typing(body="She said that", **changes):
    return {"body": body, "confidentiality": "author_and_lead", "once": str(uuid.uuid4())} | changes


def page_of(browser, address):
    return browser.get(address).content.decode()


def test_what_she_typed_is_back_after_she_was_signed_out(ada, new, place, browse, client):
    browse(ada).post(place, typing("She said that the door"))
    client.logout()

    page = page_of(browse(ada), new)

    assert "She said that the door" in page
    assert BACK in page
    assert '<option value="author_and_lead" selected>' in page


def test_a_draft_belongs_to_its_writer(ada, ines, ben, new, place, browse):
    browse(ada).post(place, typing("Only mine"))

    for colleague in (ines, ben):
        assert "Only mine" not in page_of(browse(colleague), new)
    browse(ines).post(place, typing("Hers"))
    assert "Only mine" in page_of(browse(ada), new)


def test_the_answer_says_when_the_draft_was_kept(ada, place, browse):
    assert b"Draft kept at" in browse(ada).post(place, typing()).content


def test_saving_the_note_ends_the_draft_and_its_late_echo(ada, new, place, browse, acts):
    sent = typing("All of it", written_on=timezone.localdate().isoformat())
    browse(ada).post(place, sent)
    browse(ada).post(new, sent)

    browse(ada).post(place, sent)

    assert BACK not in page_of(browse(ada), new)
    with acts(ada):
        assert Draft.objects.get().words is None


def test_a_new_form_begins_a_new_draft_after_a_saved_one(ada, new, place, browse):
    sent = typing("All of it", written_on=timezone.localdate().isoformat())
    browse(ada).post(new, sent)

    browse(ada).post(place, typing("The next one"))

    assert "The next one" in page_of(browse(ada), new)


def test_a_draft_is_discarded_and_leads_back_to_an_empty_form(case, ada, new, place, browse):
    browse(ada).post(place, typing("Not this"))

    answer = browse(ada).post(reverse("notes:discard_draft", args=[case.code, "note"]), {"next": new})

    assert answer.url == new
    assert "Not this" not in page_of(browse(ada), new)


def test_discarding_leads_to_no_other_host(case, ada, browse):
    answer = browse(ada).post(
        reverse("notes:discard_draft", args=[case.code, "note"]), {"next": "https://elsewhere.example/"}
    )

    assert answer.url == case.get_absolute_url()


def test_eve_keeps_no_draft_here(eve, place, browse):
    assert browse(eve).post(place, typing()).status_code == 404


def test_the_database_holds_no_word_of_a_draft(ada, place, browse, acts):
    browse(ada).post(place, typing("A word in the open"))

    with acts(ada), connection.cursor() as cursor:
        cursor.execute("select words from notes_draft")
        assert b"word in the open" not in bytes(cursor.fetchone()[0])


def test_a_draft_of_100000_characters_is_kept_whole(ada, new, place, browse):
    browse(ada).post(place, typing("ж" * 100_000))

    assert "ж" * 100_000 in page_of(browse(ada), new)


def test_what_no_form_can_mean_is_not_kept(ada, new, place, browse):
    answer = browse(ada).post(place, typing("x" * (drafts.LARGEST + 1)))

    assert b"too long to be kept as a draft" in answer.content
    assert BACK not in page_of(browse(ada), new)


def test_a_draft_of_a_correction_that_was_overtaken_is_compared_first(ada, written, browse):
    note = written(ada, body="First")
    address = reverse("notes:correct", args=[note.case.code, note.pk])
    place = reverse("notes:save_draft", args=[note.case.code, f"note {note.pk}"])
    today = timezone.localdate().isoformat()
    browse(ada).post(place, typing("From the closed laptop", version=1))
    browse(ada).post(address, typing("From the office", version=1, written_on=today))
    browse(ada).post(place, typing("From the closed laptop", version=1))

    page = page_of(browse(ada), address)

    assert "From the closed laptop" in page
    assert 'name="version" value="1"' in page
    answer = browse(ada).post(address, typing("From the closed laptop", version=1, written_on=today))
    assert answer.status_code == 409
    assert b"From the office" in answer.content


def test_typing_is_not_told_to_the_audit_line_by_line(ada, place, browse, events):
    before = events(ada)
    browse(ada).post(place, typing())

    assert events(ada) == before


def test_drafts_are_forgotten_after_thirty_days(ada, new, place, browse, acts, events):
    browse(ada).post(place, typing("Long ago"))
    with acts(ada):
        Draft.objects.update(saved_at=timezone.now() - timedelta(days=31))

    assert BACK not in page_of(browse(ada), new)
    forget_expired_drafts()

    with acts(ada):
        assert Draft.objects.count() == 0
    assert "drafts.forgotten" in events(ada)


def test_a_draft_of_yesterday_stays(ada, place, browse, acts):
    browse(ada).post(place, typing())
    with acts(ada):
        Draft.objects.update(saved_at=timezone.now() - timedelta(days=1))
    forget_expired_drafts()

    with acts(ada):
        assert Draft.objects.live().count() == 1
