"""A dump is noise, a moved or changed word does not open, and a lost key is a lost word."""

import pytest
from django.core.exceptions import FieldError
from django.db import connection

from cases.models import SafeContact, Woman
from coalesce.audit.models import AuditEntry
from coalesce.encryption import cipher, keyring
from coalesce.encryption.cipher import CannotOpen
from coalesce.encryption.models import DataKey, OrganisationKey
from tests.coalesce.test_tenancy import make_woman


@pytest.fixture
def blessing(ada, acts):
    with acts(ada):
        return make_woman()


def stored(column="first_name"):
    with connection.cursor() as cursor:
        cursor.execute(f"select {column} from cases_woman")
        return bytes(cursor.fetchone()[0])


def test_the_name_comes_back_and_the_database_never_saw_it(blessing, ada, acts):
    with acts(ada):
        assert Woman.objects.get().first_name == "Blessing"
        assert b"Blessing" not in stored()


def test_the_length_of_a_name_does_not_show(ada, acts):
    with acts(ada):
        short, long = make_woman("CY-AAAAA"), make_woman("CY-BBBBB")
        long.first_name = "Maria Magdalena"
        long.save()

        lengths = {len(bytes(row.ciphertext)) for row in Woman.objects.values_list("first_name", flat=True)}

    assert len(lengths) == 1
    assert short.pk != long.pk


@pytest.mark.parametrize("position", range(0, 61, 4))
def test_one_flipped_bit_is_refused(position):
    key = cipher.new_key()
    sealed = bytearray(cipher.seal(key, b"Blessing", b"place"))
    sealed[position] ^= 1

    with pytest.raises(CannotOpen):
        cipher.open_sealed(key, bytes(sealed), b"place")


def test_a_word_moved_to_another_field_does_not_open(blessing, ada, acts):
    with acts(ada):
        with connection.cursor() as cursor:
            cursor.execute("update cases_woman set family_name = first_name")

        with pytest.raises(CannotOpen):
            Woman.objects.get().family_name  # noqa: B018


def test_a_word_moved_to_another_woman_does_not_open(blessing, ada, acts):
    with acts(ada):
        other = make_woman("CY-BBBBB")
        with connection.cursor() as cursor:
            cursor.execute(
                "update cases_woman set first_name = (select first_name from cases_woman where id = %s) where id = %s",
                [str(blessing.pk), str(other.pk)],
            )

        with pytest.raises(CannotOpen):
            Woman.objects.get(pk=other.pk).first_name  # noqa: B018


def test_lists_of_values_show_dots(blessing, ada, acts):
    with acts(ada):
        assert str(Woman.objects.values_list("first_name", flat=True)[0]) == "•••"


def test_sealed_fields_cannot_be_filtered_or_updated_in_bulk(blessing, ada, acts):
    with pytest.raises(FieldError), acts(ada):
        Woman.objects.filter(first_name="Blessing").exists()
    with pytest.raises(FieldError), acts(ada):
        Woman.objects.update(first_name="Blessing")


def test_an_empty_value_is_stored_empty(ada, acts):
    with acts(ada):
        woman = make_woman()
        assert Woman.objects.get().date_of_birth is None
        assert Woman.objects.filter(date_of_birth__isnull=True).get() == woman


def test_without_her_key_nothing_of_hers_opens(blessing, ada, acts):
    with acts(ada):
        DataKey.objects.filter(holder_id=blessing.pk).delete()
    with acts(ada), pytest.raises(keyring.NoKey):
        Woman.objects.get().first_name  # noqa: B018


def test_a_new_organisation_key_rewrites_no_word_and_opens_every_one(blessing, ada, acts):
    with acts(ada):
        before = stored()
        assert keyring.rotate() == 2
        keyring.destroy_old_keys()
    with acts(ada):
        assert OrganisationKey.objects.get().version == 2
        assert Woman.objects.get().first_name == "Blessing"
        assert stored() == before


def test_many_keys_are_unwrapped_in_one_query(ada, acts, django_assert_num_queries):
    with acts(ada):
        women = [make_woman(f"CY-AAAA{number}") for number in "23456"]
    with acts(ada):
        keyring.load([women[0].pk])
        with django_assert_num_queries(1):
            keyring.load([woman.pk for woman in women])


def test_the_same_phone_has_another_index_in_another_organisation(ada, eve, acts):
    with acts(ada):
        here, again = keyring.blind_index("phone", "+35799000000"), keyring.blind_index("phone", "+35799000000")
    with acts(eve):
        there = keyring.blind_index("phone", "+35799000000")

    assert here == again
    assert here != there


def test_only_the_receiver_opens_a_letter(ada, eve, harbour, acts):
    with acts(ada):
        letter = keyring.seal_for(harbour, b"she speaks Edo", b"referral 1")
        with pytest.raises(CannotOpen):
            keyring.open_letter(letter, b"referral 1")
    with acts(eve):
        assert keyring.open_letter(letter, b"referral 1") == b"she speaks Edo"
        with pytest.raises(CannotOpen):
            keyring.open_letter(letter, b"referral 2")


def test_opening_a_name_is_remembered_without_being_asked(blessing, ada, acts):
    with acts(ada):
        Woman.objects.get().first_name  # noqa: B018
    with acts(ada):
        entry = AuditEntry.objects.get(event="woman.read")

    assert (entry.woman_id, entry.actor_id) == (blessing.pk, ada.pk)


def test_many_rows_are_sealed_in_bulk(blessing, ada, acts):
    with acts(ada):
        SafeContact.objects.bulk_create(
            SafeContact(woman=blessing, channel="PHONE", value=f"+3579900000{digit}") for digit in range(3)
        )
        assert {contact.value for contact in SafeContact.objects.all()} == {f"+3579900000{digit}" for digit in range(3)}
