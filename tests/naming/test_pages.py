"""Names that can be searched by those who work here, and by nobody who holds a copy of the database."""

import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from cases import actions, search
from cases.models import Case, Woman
from cases.naming import pages
from cases.naming.models import NamePage
from coalesce.encryption import cipher, keyring
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from tests.cast import make_organisation, make_person
from tests.together import at_the_same_time

NAMES = ["Blessing", "Okafor", "Оксана", "فاطمة", "Ольга"]


@pytest.fixture
def registered(ada, acts):
    """`registered("Blessing")` is a case."""

    def register(first_name, **identity):
        with acts(ada):
            return actions.register_woman(identity={"first_name": first_name} | identity, by=ada)

    return register


@pytest.fixture
def find(ada, acts):
    def look(typed):
        with acts(ada):
            return [found.case for found in search.search(typed=typed, by=ada)]

    return look


def changed(case, by, **changes):
    with acting_for(by.organisation_id, by):
        woman = Woman.objects.get(pk=case.woman_id)
        return actions.update_woman(woman=woman, changes=changes, version=woman.version, by=by)


def test_a_name_that_was_corrected_is_found_and_the_old_one_is_not(registered, find, ada):
    case = registered("Blessing")

    changed(case, ada, first_name="Precious")

    assert find("Precious") == [case]
    assert find("Blessing") == []


def test_an_enquiry_that_becomes_a_registered_woman_is_found(find, ada, acts):
    with acts(ada):
        case = actions.open_enquiry(need="A bed", by=ada)
        actions.identify_woman(woman=case.woman, identity={"known_as": "Bee Star"}, version=1, by=ada)

    assert find("star") == [case]


def test_no_planted_name_is_in_the_bytes_of_the_table(registered, hope):
    for name in NAMES:
        registered(name, family_name=f"Planted{name}", known_as=f"Called{name}")

    with acting_for(hope.pk), connection.cursor() as cursor:
        cursor.execute("select t::text, sealed from naming_namepage t")
        rows = cursor.fetchall()
    held = b"".join(text.encode() + bytes(sealed) for text, sealed in rows).lower()
    traces = [name.lower().encode() for name in (*NAMES, "planted", "called", "oksana", "fatma", "olga")]
    assert rows
    assert [trace for trace in traces if trace in held or trace.hex().encode() in held] == []


def test_every_page_is_read_by_its_own_organisation_alone(registered, eve, acts):
    registered("Blessing")

    with acts(eve):
        assert not NamePage.objects.exists()
        assert pages.everybody() == {}


def test_a_page_does_not_open_on_another_shelf(registered, ada, acts):
    registered("Blessing")

    with acts(ada):
        NamePage.objects.update(shelf=300)
        with pytest.raises(cipher.CannotOpen):
            pages.everybody()


def test_who_is_forgotten_is_in_no_page_and_no_key_of_today_opens_an_older_copy(registered, find, ada, acts):
    case = registered("Blessing")
    with acts(ada):
        [page] = NamePage.objects.all()
        older, place = bytes(page.sealed), pages._place(page)

    with acts(ada):
        pages.forget(case.woman_id)

    assert find("Blessing") == []
    with acts(ada), pytest.raises(cipher.CannotOpen):
        cipher.open_sealed(keyring.data_key(page.pk), older, place)


def test_a_registration_that_fails_leaves_no_name_behind(ada, acts, find):
    with acts(ada), pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.register_woman(identity={"first_name": "Blessing"}, by=ada)
        raise ZeroDivisionError

    assert find("Blessing") == []


def test_a_name_that_was_not_typed_again_costs_no_new_page(registered, ada, acts):
    case = registered("Blessing")
    with acts(ada):
        before = bytes(NamePage.objects.get().sealed)

    changed(case, ada, number_of_children=2)

    with acts(ada):
        assert bytes(NamePage.objects.get().sealed) == before


def test_the_check_finds_what_is_missing_or_left_behind_and_the_rebuild_mends_it(registered, find, ada, acts):
    case = registered("Blessing")
    call_command("name_pages")
    with acts(ada):
        woman = Woman.objects.get()
        woman.first_name = "Precious"
        woman.save()

    with pytest.raises(CommandError, match="differ"):
        call_command("name_pages")
    call_command("name_pages", rebuild=True)
    call_command("name_pages")

    assert find("Precious") == [case]


def test_women_who_are_registered_at_the_same_moment_are_all_found(fresh_database):
    ada = make_person("Ada", make_organisation("hope", "CY", "Hope"), Role.CASEWORKER)
    shelf = uuid.UUID(int=7 << 120)

    def register():
        once = uuid.uuid4()
        with acting_for(ada.organisation_id, ada):
            case = actions.register_woman(identity={"first_name": f"Blessing {once.hex[:4]}"}, by=ada)
            pages._held(shelf)
            return case.woman_id.hex

    made = at_the_same_time(register, times=6)

    with acting_for(ada.organisation_id, ada):
        assert set(made) == set(pages.everybody())
        assert Case.objects.count() == 6
