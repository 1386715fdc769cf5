"""How she can be reached without harm."""

import pytest

from cases import actions, phones
from cases.models import SafeContact
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale


@pytest.fixture
def phone(case, ada, acts):
    with acts(ada):
        return actions.add_safe_contact(
            woman=case.woman, channel="PHONE", value="00357 99-123 456", safe_times="Mornings", by=ada
        )


def test_a_phone_is_kept_in_one_spelling(phone, ada, acts):
    with acts(ada):
        assert SafeContact.objects.get().value == "+35799123456"


def test_the_same_phone_is_found_however_it_was_typed(phone, ada, acts):
    with acts(ada):
        assert bytes(phone.phone_index) == phones.index("+35799123456")
        assert phones.index("35799123456") == phones.index("+35799123456")


def test_another_organisation_has_another_index_for_the_same_phone(phone, eve, acts):
    with acts(eve):
        assert phones.index("+35799123456") != bytes(phone.phone_index)


@pytest.mark.parametrize("typed", ["99123456", "+1", "call me", "+357 99 123 456 789 000", "٩٩١٢٣٤٥٦"])
def test_a_number_without_its_country_is_refused_with_an_example(typed, case, ada, acts):
    with acts(ada), pytest.raises(Refused, match="for example"):
        actions.add_safe_contact(woman=case.woman, channel="SMS", value=typed, by=ada)


def test_an_address_is_not_indexed(case, ada, acts):
    with acts(ada):
        assert (
            actions.add_safe_contact(woman=case.woman, channel="EMAIL", value="b@example.org", by=ada).phone_index
            is None
        )


def test_a_changed_number_is_found_under_the_new_one_alone(phone, ada, acts):
    with acts(ada):
        actions.update_safe_contact(contact=phone, changes={"value": "+357 99 654321"}, version=1, by=ada)

        assert not SafeContact.objects.filter(phone_index=phones.index("35799123456")).exists()
        assert SafeContact.objects.filter(phone_index=phones.index("35799654321")).exists()


def test_two_people_do_not_overwrite_each_others_rules(phone, ada, acts):
    with acts(ada):
        actions.update_safe_contact(contact=phone, changes={"safe_times": "Never"}, version=1, by=ada)

        with pytest.raises(Stale):
            actions.update_safe_contact(contact=phone, changes={"safe_times": "Evenings"}, version=1, by=ada)


def test_a_removed_number_leaves_no_trace_but_the_audit(phone, ada, acts):
    with acts(ada):
        actions.remove_safe_contact(contact=phone, by=ada)

        assert not SafeContact.objects.exists()
    with acts(ada):
        assert AuditEntry.objects.get(event="contact.removed").details == {"channel": "PHONE"}
