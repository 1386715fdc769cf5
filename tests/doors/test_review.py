"""Looking through what was opened in an emergency."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coalesce.permissions import Role
from tests.cast import make_person

LIST = reverse("doors:openings")


def test_the_data_protection_officer_reads_who_when_why_and_what(case, ines, dora, opens, browse):
    opening = opens(ines)
    browse(ines).get(reverse("cases:woman", args=[case.code]))
    window = browse(dora)

    page = window.get(LIST).content.decode()
    assert all(words in page for words in (case.code, "Ines", "She called from the street"))
    detail = window.get(reverse("doors:opening", args=[opening.pk])).content.decode()
    assert "cases:woman" in detail


def test_what_she_does_after_the_end_is_not_part_of_it(case, ines, ada, dora, opens, browse, acts):
    opening = opens(ines)
    window = browse(ines)
    window.get(reverse("cases:profile", args=[case.code]))
    window.post(reverse("doors:end", args=[opening.pk]))
    window.get(reverse("cases:profile", args=[case.code]))

    lines = browse(dora).get(reverse("doors:opening", args=[opening.pk])).context["lines"]

    assert [line.what for line in lines if "read a page" in line.what] == [
        "read a page of a case opened in an emergency"
    ]


def test_a_supervisor_looks_through_those_of_the_cases_that_she_sees(case, sealed, ines, ben, bea, opens, browse):
    opens(ines)

    assert case.code not in browse(ben).get(LIST).content.decode()
    assert case.code in browse(bea).get(LIST).content.decode()


def test_another_organisation_sees_none_of_them(case, ines, hope, harbour, opens, browse):
    opening = opens(ines)
    window = browse(make_person("Dan", harbour, Role.DATA_PROTECTION_OFFICER))

    assert case.code not in window.get(LIST).content.decode()
    assert window.get(reverse("doors:opening", args=[opening.pk])).status_code == 404


@pytest.mark.parametrize("person", ["ada", "mia"])
def test_neither_a_caseworker_nor_a_manager_looks_through_them(person, request, browse):
    assert browse(request.getfixturevalue(person)).get(LIST).status_code == 403


def test_the_list_runs_as_many_queries_for_many_as_for_one(case, ines, lea, dora, opens, browse):
    opens(ines)
    window = browse(dora)
    window.get(LIST)
    with CaptureQueriesContext(connection) as one:
        window.get(LIST)
    opens(lea)

    with CaptureQueriesContext(connection) as two:
        window.get(LIST)

    assert len(two) == len(one)
