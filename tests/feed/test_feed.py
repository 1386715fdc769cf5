"""The calendar of a worker: a secret address, and entries that say nothing."""

import datetime
import re
import uuid
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from cases.models import CaseUserObjectPermission
from cases.reminders import engine, rules
from cases.reminders.feed import patience
from cases.reminders.feed.models import Feed
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.logs import ValuelessFormatter
from coalesce.permissions import Role
from tests.reminders.conftest import make_case, make_permit

PAGE = "/calendar/"
SAYS = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP"}


@pytest.fixture
def case(ada, lea, acts, monkeypatch):
    """Two permits end soon: Ada and Lea are told of them, and of nothing else."""
    permit_ends = rules.of("R03")
    monkeypatch.setattr(rules, "every", lambda: [permit_ends])
    with acts(ada):
        case = make_case(ada, lea)
        for days in (15, 40):
            make_permit(make_case(ada, lea, code=f"CY-DAY{days:02}"), engine.today() + datetime.timedelta(days=days))
        engine.make_due_reminders(engine.today())
        return case


@pytest.fixture
def address_of(browse):
    """The path that is shown once, after somebody has made it."""

    def make(person):
        page = browse(person).post(reverse("feed:make"), follow=True)
        return re.search(r'value="http://testserver(/calendar/[^"]+\.ics)"', page.text)[1]

    return make


def queries_of(act):
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)


def fetch(address):
    """As a calendar does: without a session."""
    return Client().get(address)


def entries_of(answer):
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_her_calendar_shows_her_days_and_nothing_else(ada, case, address_of, acts):
    entries = entries_of(fetch(address_of(ada)))

    with acts(ada):
        days = sorted(Reminder.objects.of(ada).open().values_list("due_on", flat=True))
    assert [entry.decoded("dtstart") for entry in entries] == days
    assert {str(entry["summary"]) for entry in entries} == {"COALESCE task"}
    assert {frozenset(entry) for entry in entries} == {frozenset(SAYS)}
    assert all(entry.decoded("dtend") - entry.decoded("dtstart") == datetime.timedelta(days=1) for entry in entries)
    assert not any(entry.subcomponents for entry in entries)


def test_no_code_no_name_and_no_number_of_the_record_stands_in_the_file(ada, case, address_of, acts):
    file = fetch(address_of(ada)).text

    with acts(ada):
        numbers = [
            str(value) for row in Reminder.objects.values_list("pk", "object_id", "case", "woman") for value in row
        ]
    told = [*numbers, *(number.replace("-", "") for number in numbers)]
    words = ["CY-", "Blessing", "R03", "ermit", "Hope", "hope", "Ada", "ada@", "lead", "testserver", "http"]
    assert not [word for word in told + words if word in file]


def test_what_tells_when_a_reminder_was_made_is_the_same_for_all(ada, case, address_of):
    entries = entries_of(fetch(address_of(ada)))

    assert len({entry.decoded("dtstamp") for entry in entries}) == 1


def test_an_entry_keeps_its_number_while_the_address_stands(ada, case, address_of):
    def numbers(address):
        return {str(entry["uid"]) for entry in entries_of(fetch(address))}

    first = address_of(ada)
    before = numbers(first)
    assert before == numbers(first) and len(before) == 2

    assert not before & numbers(address_of(ada))


def test_each_sees_her_own_alone(ada, lea, ben, case, address_of, acts):
    with acts(ada):
        Reminder.objects.of(lea).update(state="done")

    assert len(entries_of(fetch(address_of(ada)))) == 2
    assert entries_of(fetch(address_of(lea))) == []
    assert entries_of(fetch(address_of(ben))) == []


def test_what_is_done_and_the_case_that_she_left_are_gone_from_it(ada, case, address_of, acts):
    address = address_of(ada)
    with acts(ada):
        Reminder.objects.filter(pk=Reminder.objects.of(ada).first().pk).update(state="done")
    assert len(entries_of(fetch(address))) == 1

    with acts(ada):
        CaseUserObjectPermission.objects.filter(user=ada).delete()
    assert entries_of(fetch(address)) == []


def test_what_was_put_off_stands_on_the_day_on_which_it_comes_back(ada, case, address_of, acts):
    with acts(ada):
        later = engine.today() + datetime.timedelta(days=9)
        Reminder.objects.of(ada).update(snoozed_until=later)
        expected = sorted(max(day, later) for day in Reminder.objects.of(ada).values_list("due_on", flat=True))

    assert [entry.decoded("dtstart") for entry in entries_of(fetch(address_of(ada)))] == expected


def test_the_entry_is_in_her_language(ada, case, address_of):
    ada.language = "de"
    ada.save()
    file = fetch(address_of(ada)).text

    assert "SUMMARY:COALESCE" in file


def test_the_address_is_shown_once_and_not_kept(ada, address_of, browse):
    address = address_of(ada)
    token = address.removeprefix(PAGE).removesuffix(".ics")

    assert token not in browse(ada).get(PAGE).text
    assert Feed.objects.get().digest != token
    assert len(token) == 43


def test_a_new_address_ends_the_old_one(ada, case, address_of):
    old, new = address_of(ada), address_of(ada)

    assert (fetch(old).status_code, fetch(new).status_code) == (404, 200)
    assert Feed.objects.count() == 1


def test_an_address_is_taken_away_in_one_tap_and_twice_is_once(ada, case, address_of, browse, acts):
    address = address_of(ada)

    for _again in range(2):
        browse(ada).post(reverse("feed:revoke"))

    assert fetch(address).status_code == 404
    with acts(ada):
        assert AuditEntry.objects.filter(event="feed.revoked").count() == 1


def leave(person):
    person.is_active = False
    person.save()


def close(person):
    person.organisation.is_active = False
    person.organisation.save()


def become_coordinator(person):
    person.roles = [Role.COORDINATOR]
    person.save()


def said_beside(answer):
    return {name: value for name, value in answer.headers.items() if name != "X-Request-Id"}


@pytest.mark.parametrize("happen", [leave, close, become_coordinator])
def test_what_opens_nothing_never_says_why(ada, case, address_of, happen):
    address = address_of(ada)
    happen(ada)

    once, never = fetch(address), fetch(f"{PAGE}{uuid.uuid4().hex}.ics")

    assert (once.status_code, once.content) == (never.status_code, never.content) == (404, b"")
    assert said_beside(once) == said_beside(never)


def test_nobody_on_the_way_keeps_the_file(ada, case, address_of):
    headers = fetch(address_of(ada)).headers

    assert headers["Cache-Control"] == "no-store, private"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Set-Cookie" not in headers


def test_a_colleague_of_another_organisation_who_is_signed_in_gets_nothing_by_it(ada, eve, case, address_of, browse):
    address = address_of(ada)

    assert browse(eve).get(address).status_code == 404
    assert fetch(address).status_code == 200


def test_the_address_is_only_read(ada, case, address_of):
    assert Client().post(address_of(ada)).status_code == 405


def test_who_asks_without_end_is_turned_away(ada, case, address_of, monkeypatch):
    monkeypatch.setattr(patience, "ASKED_A_MINUTE", 3)
    monkeypatch.setattr(patience, "time", SimpleNamespace(time=lambda: 1_800_000_000))
    address = address_of(ada)

    answers = [fetch(address) for _again in range(4)] + [fetch(f"{PAGE}x.ics")]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    cache.clear()
    assert fetch(address).status_code == 200


def test_the_audit_tells_of_making_changing_and_the_first_reading_of_a_day(ada, case, address_of, acts):
    address_of(ada)
    address = address_of(ada)
    for _again in range(3):
        fetch(address)

    with acts(ada):
        entries = AuditEntry.objects.filter(event__startswith="feed").order_by("sequence")
        assert list(entries.values_list("event", "actor_id")) == [
            ("feed.made", ada.pk),
            ("feed.renewed", ada.pk),
            ("feed.read", ada.pk),
        ]
        assert not any(address[10:20] in str(entry.details) for entry in entries)
        assert not AuditEntry.objects.filter(event="woman.read").exists()


def test_no_log_holds_the_address(ada, case, address_of, caplog):
    address = address_of(ada)
    with caplog.at_level("DEBUG"):
        fetch(address)
        fetch(address.replace(".ics", "x.ics"))
        Client().post(address)

    lines = "\n".join(ValuelessFormatter().format(record) for record in caplog.records)
    assert lines.count("django.request") == 2
    assert address[10:40] not in lines


def test_reading_takes_as_many_queries_for_twenty_dates_as_for_two(ada, case, address_of, acts):
    address = address_of(ada)
    fetch(address)
    few = queries_of(lambda: fetch(address))
    with acts(ada):
        for number in range(18):
            make_permit(make_case(ada, code=f"CY-{number:05}"), engine.today() + datetime.timedelta(days=number))
        engine.make_due_reminders(engine.today())

    assert queries_of(lambda: fetch(address)) == few
    assert len(entries_of(fetch(address))) == 20


def test_a_coordinator_has_no_calendar(cora, browse):
    assert [browse(cora).get(PAGE).status_code, browse(cora).post(reverse("feed:make")).status_code] == [403, 403]


def test_the_page_leads_back_to_her_settings_and_her_settings_to_it(ada, browse):
    assert reverse("accounts:settings") in browse(ada).get(PAGE).text
    assert PAGE in browse(ada).get(reverse("accounts:settings")).text
