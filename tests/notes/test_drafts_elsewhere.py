"""A talk about her needs that was never saved is back as well."""

import uuid

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.models import Consent
from pillars.catalogue import LEGAL


@pytest.fixture
def begun(case, ada, acts):
    with acts(ada):
        for purpose in (Consent.Purpose.SERVICE, Consent.Purpose.RECORD_KEEPING):
            case_actions.give_consent(case=case, purpose=purpose, by=ada)
        for state in ("intake", "assessment"):
            if case.state != state:
                case = case_actions.move_case(case=case, to=state, by=ada)
    return case


def test_the_words_and_ratings_of_an_unsaved_talk_are_back(begun, ada, lea, browse):
    typed = {"needs": "Someone who explains the letter", "rating_L1": "2", "wants_L1": "on", "once": str(uuid.uuid4())}
    browse(ada).post(reverse("notes:save_draft", args=[begun.code, "assess legal"]), typed)
    address = reverse("pillars:assess", args=[begun.code, LEGAL])

    page = browse(ada).get(address)

    form = page.context["form"]
    assert (form["needs"].value(), form["rating_L1"].value(), form["wants_L1"].value()) == (typed["needs"], "2", True)
    assert b"Your draft of" in page.content
    assert b"explains the letter" not in browse(lea).get(address).content


def test_a_saved_talk_leaves_no_draft(begun, ada, browse):
    typed = {"needs": "Someone who explains the letter", "rated_by": "together", "once": str(uuid.uuid4())}
    typed["held_on"] = begun.first_contact_on.isoformat()
    address = reverse("pillars:assess", args=[begun.code, LEGAL])
    browse(ada).post(reverse("notes:save_draft", args=[begun.code, "assess legal"]), typed)

    assert browse(ada).post(address, typed).status_code == 302

    assert b"Your draft of" not in browse(ada).get(address).content
