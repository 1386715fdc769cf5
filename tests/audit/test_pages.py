"""Who watches over what was read and done, and that watching is written down too."""

import html
import re
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from cases.models import Woman
from coalesce.audit import log, sentences
from coalesce.audit.models import AuditEntry
from tests.coalesce.test_tenancy import make_woman

LIST = "audit:list"


@pytest.fixture
def woman(ada, acts):
    """Ada registered her, and opened her record an hour later."""
    with acts(ada):
        woman = make_woman()
        log.record("woman.registered", woman, by=ada)
    with acts(ada):
        assert Woman.objects.get().first_name
    return woman


def rows(response):
    """The lines of a page as words."""
    body = html.unescape(response.content.decode()).split("<tbody>")[1].split("</tbody>")[0]
    return [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in body.split("<tr>")[1:]]


def of_woman(woman_id):
    return reverse("audit:woman", args=[woman_id])


def test_the_officer_reads_what_happened(woman, dora, browse):
    response = browse(dora).get(reverse(LIST))

    newest, oldest = rows(response)
    assert "Ada opened the record" in newest
    assert "Ada registered a woman" in oldest


def test_looking_is_written_down(woman, dora, browse, acts):
    browse(dora).get(reverse(LIST))

    with acts(dora):
        entry = AuditEntry.objects.first()
        assert (entry.event, entry.actor_id, entry.details) == ("audit.viewed", dora.pk, {"entries": 2})


def test_the_audit_of_another_organisation_stays_there(woman, harbour, browse, cora):
    cora.roles = ["data_protection_officer"]
    cora.save()

    client = browse(cora)
    assert "Ada" not in client.get(reverse(LIST)).content.decode()
    assert client.get(of_woman(woman.pk)).status_code == 404


def test_a_record_that_is_not_there_answers_the_same(dora, browse):
    assert browse(dora).get(of_woman(uuid.uuid4())).status_code == 404


@pytest.mark.parametrize("person", ["ada", "mia", "ben", "eve"])
def test_the_whole_audit_is_the_officers(person, browse, request):
    assert browse(request.getfixturevalue(person)).get(reverse(LIST)).status_code == 403


@pytest.mark.parametrize("person", ["ada", "lea", "mia"])
def test_caseworkers_do_not_watch_each_other(person, woman, browse, request):
    assert browse(request.getfixturevalue(person)).get(of_woman(woman.pk)).status_code == 403


def test_a_stranger_signs_in_first(client, db):
    assert client.get(reverse(LIST)).url.startswith(reverse("account_login"))
    assert client.get(of_woman(uuid.uuid4())).url.startswith(reverse("account_login"))


def test_her_supervisor_sees_who_opened_the_record(woman, ben, browse, acts):
    response = browse(ben).get(of_woman(woman.pk))

    assert [(name, times) for name, times, _last in response.context["people"]] == [("Ada", 2)]
    with acts(ben):
        assert AuditEntry.objects.about(woman.pk).first().event == "audit.viewed"


def test_the_officer_asks_for_one_person_and_one_event(woman, dora, ben, ada, browse, acts):
    with acts(ben):
        log.record("case.opened", by=ben)
    client = browse(dora)

    assert len(rows(client.get(reverse(LIST), {"person": ben.code}))) == 1
    assert "registered" in rows(client.get(reverse(LIST), {"event": "woman.registered"}))[0]
    assert len(rows(client.get(reverse(LIST), {"person": ada.code, "event": "woman.read"}))) == 1


@pytest.mark.parametrize(
    "question", [{"event": "nonsense"}, {"before": "x"}, {"person": "1 or 1=1"}, {"before": "9" * 40}]
)
def test_a_question_that_makes_no_sense_is_answered(woman, dora, browse, question):
    assert browse(dora).get(reverse(LIST), question).status_code in (200, 422)


def test_pages_go_on_where_the_last_one_ended(ada, dora, browse, acts):
    with acts(ada):
        for number in range(120):
            log.record("case.updated", by=ada, details={"number": number})
    client, address, seen = browse(dora), reverse(LIST), []
    while address:
        response = client.get(address)
        seen += [line.details[0][1] for line in response.context["lines"] if line.details[0][0] == "number"]
        older = response.context["older"]
        address = f"{reverse(LIST)}?before={older}" if older else None

    assert seen == list(range(119, -1, -1))


def test_a_refusal_is_said_in_words():
    assert sentences.sentence("person.deactivated.refused") == "was not allowed to: deactivated an account"


def test_every_event_of_the_product_has_a_sentence():
    """What is recorded without one would stand in the audit as a code."""
    recorded = re.compile(
        r'(?:record|record_at_once|remember|of_session)\(\s*"([a-z_]+\.[a-z_.]+)"|event="([a-z_]+\.[a-z_.]+)"'
    )
    folders = ("cases", "pillars", "referrals", "reporting", "coalesce")
    files = [path for folder in folders for path in (Path(settings.BASE_DIR) / folder).rglob("*.py")]
    events = {"".join(found) for path in files for found in recorded.findall(path.read_text())}

    assert len(events) > 30
    assert sorted(event for event in events if not sentences.knows(event)) == []


def test_a_line_about_another_person_names_her(ada, mia, dora, browse, acts):
    with acts(mia):
        log.record("person.roles_changed", ada, by=mia)

    assert rows(browse(dora).get(reverse(LIST)))[0].endswith("Mia changed somebody's roles Ada")
