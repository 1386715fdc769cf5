"""A woman's case, a folder of its own for sealed files, and commits that really move them into place."""

import pytest

from cases import actions as case_actions
from cases.documents import actions, checks
from coalesce.audit.models import AuditEntry


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DOCUMENTS = tmp_path / "documents"
    return settings.DOCUMENTS


@pytest.fixture
def case(ada, acts):
    """Blessing's case; Ada leads it."""
    with acts(ada):
        return case_actions.register_woman(identity={"first_name": "Blessing", "family_name": "Okafor"}, by=ada)


@pytest.fixture
def beside_ada(case, ada, lea, acts):
    """Lea works with Blessing too."""
    with acts(ada):
        case_actions.join_team(case=case, user=lea, by=ada)
    return lea


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    """`with committing():` is a transaction that ends well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def keep(case, acts, committing):
    """`keep(b"words", by=ada)` is a document of Blessing's."""

    def add(content=b"A letter about her permit.", *, by, to=None, name="letter.txt", **values):
        values = {"title": "Letter of the lawyer", "kind": "letter"} | values
        with committing(), acts(by):
            file = checks.passed(name, content)
            return actions.add_document(case=to or case, file=file, by=by, **values)

    return add


@pytest.fixture
def entries(acts):
    """`entries(ada)` is what the audit of her organisation holds: pairs of event and details, oldest first."""

    def read(person):
        with acts(person):
            return list(AuditEntry.objects.order_by("sequence").values_list("event", "details"))

    return read
