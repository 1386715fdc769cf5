"""Looking for signs: a help that sets no status."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.identification.models import Screening
from cases.identification.signs import DIMENSIONS, EVERY
from cases.models import TraffickingProfile
from coalesce.audit.models import AuditEntry


def typed(**changes):
    values = {
        "once": str(uuid.uuid4()),
        "held_on": timezone.localdate().isoformat(),
        "known_from": "seen",
        "words": "A man waited at the door and answered for her.",
        "view": "possible",
        "coercion": ["ESCORTED", "NO_IDENTITY_PAPERS"],
    }
    return values | changes


@pytest.fixture
def new(case):
    return reverse("identification:look_at_signs", args=[case.code])


def page_of(case, person, browse):
    return browse(person).get(reverse("cases:profile", args=[case.code])).content.decode()


def test_what_was_seen_stands_on_the_page_in_words(case, ada, new, browse):
    browse(ada).post(new, typed())

    page = page_of(case, ada, browse)
    assert "A man waited at the door" in page
    assert "Somebody else kept her papers" in page


def test_every_sign_at_once_changes_no_status(case, ada, new, browse, acts):
    all_of_them = {each.slug: [sign.code for sign in each.signs] for each in DIMENSIONS}
    browse(ada).post(new, typed(view="likely", **all_of_them))

    with acts(ada):
        assert set(Screening.objects.get().signs) == set(EVERY)
        assert not TraffickingProfile.objects.exists()
        assert case.formal_steps.count() == 0


def test_the_signs_and_words_are_sealed_in_the_database(case, ada, new, browse, acts):
    browse(ada).post(new, typed())

    with acts(ada):
        told = Screening.objects.values("signs", "words").get()
    assert "ESCORTED" not in str(told)
    assert "man waited" not in str(told)


def test_the_audit_names_no_sign(case, ada, new, browse, acts):
    browse(ada).post(new, typed())

    with acts(ada):
        assert AuditEntry.objects.get(event="screening.recorded").details == {"view": "possible"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"held_on": str(timezone.localdate() + timedelta(days=2))}, "This day has not come yet"),
        ({"held_on": "2001-01-01"}, "before the first contact"),
        ({"known_from": ""}, "required"),
        ({"coercion": ["OF_MY_OWN"]}, "OF_MY_OWN"),
    ],
)
def test_what_cannot_be_right_is_said_and_nothing_typed_is_lost(case, ada, new, browse, acts, changes, sentence):
    answer = browse(ada).post(new, typed(**changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "A man waited at the door" in answer.content.decode()
    with acts(ada):
        assert not Screening.objects.exists()


def test_a_form_posted_twice_is_one_look(ada, new, browse, acts):
    sent = typed()
    browse(ada).post(new, sent)
    browse(ada).post(new, sent)

    with acts(ada):
        assert Screening.objects.count() == 1


def test_a_draft_brings_every_tick_back(case, ada, new, browse):
    browser = browse(ada)
    browser.post(reverse("notes:save_draft", args=[case.code, "signs"]), typed())

    page = browser.get(new).content.decode()

    assert "A man waited at the door" in page
    for code in ("ESCORTED", "NO_IDENTITY_PAPERS"):
        assert ticked(page, code)


def ticked(page, code):
    box = re.search(rf'<input[^>]*value="{code}"[^>]*>', page).group()
    return " checked" in box


def test_two_people_correct_one_look_and_the_second_is_told(case, ada, lea, new, browse, acts):
    browse(ada).post(new, typed())
    with acts(ada):
        screening = Screening.objects.get()
    address = reverse("identification:correct_signs", args=[case.code, screening.pk])
    browse(lea).post(address, typed(version=1, words="She came alone today."))

    answer = browse(ada).post(address, typed(version=1, words="He waited outside again."))

    assert answer.status_code == 409
    assert "He waited outside again." in answer.content.decode()
    with acts(ada):
        assert Screening.objects.get().words == "She came alone today."


def test_on_a_closed_case_nothing_is_added(case, ada, new, browse, acts):
    with acts(ada):
        case.state = "closed"
        case.save()

    answer = browse(ada).get(new)

    assert answer.status_code == 409
    assert "closed" in answer.content.decode()
