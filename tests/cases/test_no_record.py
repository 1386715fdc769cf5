"""She said no to a record about her, or took her yes back: nothing more is written, whoever asks."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import actions
from cases.models import Case, Consent
from cases.notes import actions as notes
from coalesce.refusals import Refused

RECORD = Consent.Purpose.RECORD_KEEPING


@pytest.fixture(params=["refused", "withdrawn"])
def silent(request, case, ada, acts):
    """Blessing's case, with her no; a phone that was written down before."""
    with acts(ada):
        actions.add_safe_contact(woman=case.woman, channel="POST", value="The library", by=ada)
        if request.param == "refused":
            actions.refuse_consent(case=case, purpose=RECORD, by=ada)
        else:
            actions.withdraw_consent(consent=actions.give_consent(case=case, purpose=RECORD, by=ada), by=ada)
    return case


WRITINGS = {
    "details": lambda case, by: actions.update_woman(
        woman=case.woman, changes={"known_as": "Bee"}, version=case.woman.version, by=by
    ),
    "new contact": lambda case, by: actions.add_safe_contact(woman=case.woman, channel="POST", value="The cafe", by=by),
    "contact": lambda case, by: actions.update_safe_contact(
        contact=case.woman.safe_contacts.get(), changes={"value": "The cafe"}, version=1, by=by
    ),
    "case": lambda case, by: actions.update_case(case=case, changes={"need": "A room"}, version=case.version, by=by),
    "profile": lambda case, by: actions.save_profile(case=case, changes={}, version=1, by=by),
    "note": lambda case, by: notes.write_note(
        case=case, written_on=timezone.localdate(), confidentiality="team", body="She slept", by=by
    ),
}


@pytest.mark.parametrize("what", WRITINGS)
def test_nothing_more_is_written_about_her(what, silent, ada, acts):
    with acts(ada), pytest.raises(Refused, match="not agreed to a record about her"):
        WRITINGS[what](silent, ada)


@pytest.mark.parametrize("what", WRITINGS)
def test_a_closed_case_is_read_and_not_written(what, agreed, ada, acts):
    with acts(ada):
        actions.add_safe_contact(woman=agreed.woman, channel="POST", value="The library", by=ada)
        Case.objects.update(state=Case.State.CLOSED)

        with pytest.raises(Refused, match="Reopen it"):
            WRITINGS[what](agreed, ada)


@pytest.mark.parametrize("what", ["contact", "new contact"])
def test_how_to_reach_her_changes_during_the_aftercare(what, agreed, ada, acts):
    with acts(ada):
        actions.add_safe_contact(woman=agreed.woman, channel="POST", value="The library", by=ada)
        Case.objects.update(state=Case.State.CLOSED, aftercare_until=timezone.localdate())

        assert WRITINGS[what](agreed, ada).value == "The cafe"


def test_a_way_to_reach_her_can_always_be_taken_away(silent, ada, acts):
    with acts(ada):
        actions.remove_safe_contact(contact=silent.woman.safe_contacts.get(), by=ada)

        assert not silent.woman.safe_contacts.exists()


def test_a_woman_of_whom_nothing_may_be_kept_is_not_registered(enquiry, ada, acts):
    with acts(ada):
        actions.refuse_consent(case=enquiry, purpose=RECORD, by=ada)

        with pytest.raises(Refused, match="not agreed to a record about her"):
            actions.identify_woman(
                woman=enquiry.woman, identity={"first_name": "Bee"}, version=enquiry.woman.version, by=ada
            )


@pytest.mark.parametrize("name", ["edit", "woman_edit", "contact_add", "profile_edit"])
def test_a_form_that_would_be_refused_is_not_opened(name, silent, ada, browse):
    page = browse(ada).get(reverse(f"cases:{name}", args=[silent.code]))

    assert page.status_code == 409
    assert "Write nothing more until she agrees" in page.content.decode()


def test_her_pages_are_still_read(silent, ada, browse):
    for name in ("case", "woman", "profile", "timeline"):
        assert browse(ada).get(reverse(f"cases:{name}", args=[silent.code])).status_code == 200
