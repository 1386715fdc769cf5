"""Women who were registered before there were pages of names are found after an update."""

import pytest

from cases import actions, search
from cases.models import Woman
from cases.naming.models import NamePage
from cases.naming.upkeep import find_those_of_before
from coalesce import upkeep
from coalesce.audit.models import AuditEntry


@pytest.fixture
def of_before(ada, acts):
    """A case from a time without pages and without an index of documents."""
    with acts(ada):
        case = actions.register_woman(identity={"first_name": "Blessing", "identity_number": "A 12345"}, by=ada)
        Woman.objects.filter(pk=case.woman_id).update(identity_index=None)
        NamePage.objects.all().delete()
    return case


def found(ada, typed):
    return [each.case for each in search.search(typed=typed, by=ada)]


def test_every_migration_sees_to_it():
    assert find_those_of_before in upkeep.steps


def test_she_is_found_by_her_name_and_her_document(of_before, ada, acts):
    with acts(ada):
        assert found(ada, "Blessing") == []

    find_those_of_before()

    with acts(ada):
        assert found(ada, "Blessing") == [of_before]
        assert Woman.objects.get(pk=of_before.woman_id).identity_index is not None


def test_nobody_is_remembered_as_having_read_her(of_before, ada, acts):
    with acts(ada):
        before = AuditEntry.objects.count()

    find_those_of_before()

    with acts(ada):
        assert AuditEntry.objects.count() == before


def test_where_there_are_pages_nothing_is_written_again(of_before, ada, acts):
    find_those_of_before()
    with acts(ada):
        written = set(NamePage.objects.values_list("pk", "sealed"))

    find_those_of_before()

    with acts(ada):
        assert set(NamePage.objects.values_list("pk", "sealed")) == written
