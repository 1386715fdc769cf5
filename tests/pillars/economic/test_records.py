"""Writing down how she lives: once, under her key, within her case, and never over a colleague's words."""

import re

import pytest
from django.db import connection
from django.urls import reverse

from cases.models import Case
from coalesce.audit import sentences
from coalesce.audit.models import AuditEntry
from pillars.economic.kinds import DEBTS, HOMES, KINDS, LANGUAGES, WORK
from pillars.economic.models import Debt, Employment, Home
from tests.pillars.conftest import change_her_mind
from tests.pillars.economic.conftest import SENT, new

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)


def page_of(case, kind, row=None):
    if row is None:
        return reverse("pillars:economic:record", args=[case.code, kind])
    return reverse("pillars:economic:correct", args=[case.code, kind, row.pk])


@every_kind
def test_two_presses_make_one_record_that_the_audit_tells_in_words(ada, case, acts, browse, kind):
    sent = new(kind)
    for _press in range(2):
        answer = browse(ada).post(page_of(case, kind), sent)

    assert answer.status_code == 302
    with acts(ada):
        assert kind.model.objects.count() == 1
        assert AuditEntry.objects.filter(event=f"{kind.event}.recorded").count() == 1
    assert sentences.knows(f"{kind.event}.recorded") and sentences.knows(f"{kind.event}.corrected")


@every_kind
def test_a_form_that_was_changed_after_it_was_saved_is_not_lost(ada, case, browse, kind):
    sent = new(kind)
    browse(ada).post(page_of(case, kind), sent)

    answer = browse(ada).post(page_of(case, kind), sent | {"note": "Another thing she said"})

    assert answer.status_code == 409
    assert "Another thing she said" in answer.text


@every_kind
def test_an_empty_form_says_what_is_missing(ada, case, browse, kind):
    answer = browse(ada).post(page_of(case, kind), {})

    assert answer.status_code == 422
    assert "Please look at this again" in answer.text


@every_kind
def test_it_opens_again_with_what_was_written_and_a_stale_form_is_told(ada, edda, case, acts, browse, kind):
    browse(ada).post(page_of(case, kind), new(kind, note="Hers alone"))
    with acts(ada):
        where = page_of(case, kind, kind.model.objects.get())
    opened = browse(ada).get(where)
    version = re.search(r'name="version" value="(\d+)"', opened.text).group(1)

    first = browse(edda).post(where, SENT[kind] | {"version": version, "note": "First"})
    second = browse(ada).post(where, SENT[kind] | {"version": version, "note": "Second"})

    assert "Hers alone" in opened.text
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Second" in second.text
    with acts(ada):
        assert kind.model.objects.get().note == "First"


@every_kind
def test_only_those_who_work_in_the_pillar_write(ada, ben, lea, edda, eve, mia, case, browse, kind):
    people = (ada, edda, lea, ben, mia, eve)
    answers = [browse(person).get(page_of(case, kind)).status_code for person in people]

    assert answers == [200, 200, 403, 403, 403, 404]


@every_kind
def test_what_belongs_to_another_kind_is_not_found(ada, case, acts, browse, write, kind):
    with acts(ada):
        level = write(LANGUAGES)

    assert browse(ada).get(page_of(case, kind, level)).status_code == (200 if kind == LANGUAGES else 404)


@every_kind
def test_a_closed_case_and_one_without_consent_say_so(ada, case, acts, browse, kind):
    with acts(ada):
        Case.objects.update(state=Case.State.CLOSED)
    closed = browse(ada).post(page_of(case, kind), new(kind))
    with acts(ada):
        Case.objects.update(state=Case.State.ACTIVE)
        change_her_mind(case, decision="refused")
    without = browse(ada).post(page_of(case, kind), new(kind))

    assert closed.status_code == 409 and "closed" in closed.text
    assert without.status_code in {409, 422} and "has not agreed" in without.text


def test_what_she_owes_lies_sealed_in_the_database_and_is_not_told_by_the_audit(ada, case, acts, browse):
    browse(ada).post(page_of(case, DEBTS), new(DEBTS, plan="She will not pay"))

    with acts(ada), connection.cursor() as cursor:
        cursor.execute("select row_to_json(economic_debt)::text from economic_debt")
        stored = cursor.fetchone()[0]
        told = str(list(AuditEntry.objects.values_list("details", flat=True)))
        debt = Debt.objects.get()
        assert (debt.kind, debt.to_whom, debt.plan) == ("CLAIMED_BY_TRAFFICKER", "Madam", "She will not pay")
    assert not any(words in stored + told for words in ("Madam", "40,000", "TRAFFICKER", "will not pay"))


def test_the_answers_about_her_work_are_kept_and_shown_again(ada, case, acts, browse):
    browse(ada).post(page_of(case, WORK), new(WORK, answer_leave="NO", answer_wage="DECLINED"))

    with acts(ada):
        status = Employment.objects.get()
        assert status.answers == {"leave": "NO", "wage": "DECLINED"}
    opened = browse(ada).get(page_of(case, WORK, status)).text
    assert re.search(r'name="answer_leave" value="NO"[^>]* checked', opened)
    assert re.search(r'name="answer_papers" value="NOT_ASKED"[^>]* checked', opened)


@pytest.mark.parametrize("kind", [WORK, HOMES], ids=lambda kind: kind.slug)
def test_what_stood_before_ends_when_she_says_so(ada, case, acts, browse, kind):
    browse(ada).post(page_of(case, kind), new(kind, since="2025-01-01"))
    browse(ada).post(page_of(case, kind), new(kind, since="2025-06-01", ends_former="on"))

    with acts(ada):
        periods = kind.model.objects.order_by("since").values_list("since", "until", "version")
        assert [(str(first), str(last), version) for first, last, version in periods] == [
            ("2025-01-01", "2025-06-01", 2),
            ("2025-06-01", "None", 1),
        ]
        assert AuditEntry.objects.filter(event=f"{kind.event}.corrected").count() == 1


def test_a_home_never_asks_for_an_address(ada, case, browse):
    page = browse(ada).get(page_of(case, HOMES)).text

    assert "Never the street or the name of a shelter." in page
    assert not {field.name for field in Home._meta.fields} & {"address", "street", "city", "name"}
