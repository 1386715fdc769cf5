"""What is planted in her records is looked for in every byte that leaves them: nothing of it is found."""

import base64
import datetime
import json
import quopri

import pytest
import redis
from django.core import mail
from django.utils import timezone

from cases import actions
from cases.notes import actions as note_actions
from cases.reminders.digest import sending
from cases.reminders.digest.models import Choice, Digest
from cases.reminders.models import Reminder
from coalesce.health.models import JobRun
from coalesce.outbox import outbox, relay
from coalesce.outbox.models import Entry
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.legal.models import Deadline
from tests.cast import make_organisation, make_person
from tests.faults import failing
from tests.faults.house import BROKER, wait_for
from tests.faults.search import found

NAME, PHONE, NOTE, WISH = "Zephyrine Quillfeather", "+35799731846", "the quartz lantern under the stair", "a xylophone"
TABLES = ["outbox_entry", "health_jobrun", "health_pulse", "reminders_reminder", "digest_digest", "django_session"]
FAILING = [failing.fail_over_her, failing.break_a_rule_of_the_database, failing.fail_in_a_thread]


@pytest.fixture
def her(house):
    """Her case, and every word of it that must not leave it."""
    hope = make_organisation("hope", "CY", "Hope")
    ada = make_person("Ada", hope, Role.CASEWORKER)
    day = timezone.localdate() + datetime.timedelta(days=1)
    first, family = NAME.split()
    with acting_for(hope.pk, ada):
        case = actions.register_woman(identity={"first_name": first, "family_name": family}, need=WISH, by=ada)
        actions.add_safe_contact(woman=case.woman, channel="phone", value=PHONE, note=NOTE, by=ada)
        note_actions.write_note(case=case, written_on=day, confidentiality="team", body=NOTE, by=ada)
        Deadline.objects.create(
            case=case, woman_id=case.woman_id, kind="appeal", due_on=day, confirmed_on=day, legal_basis=WISH, note=NOTE
        )
    return case, ada, [first, family, NAME, PHONE, NOTE, WISH, case.code, case.woman.code]


def test_no_word_of_her_leaves_her_records(house, her, monkeypatch):
    case, ada, words = her
    monkeypatch.setattr(relay, "app", house.client())

    ask_for_everything(case)
    clock = house.start("beat")
    wait_for(lambda: house.queued() > len(FAILING) + 3)
    house.stop(clock)
    waiting = everything_in_the_broker(house)
    house.start("worker")
    wait_for(lambda: not Entry.objects.filter(done_at=None, last_error="").exists() and house.queued() == 0)
    with acting_for(ada.organisation_id):
        assert Reminder.objects.filter(case=case, recipient=ada).exists()
    letters = letters_to(ada)

    assert set(Entry.objects.filter(done_at=None).values_list("last_error", flat=True)) == {
        "ValueError",
        "IntegrityError",
    }
    assert set(JobRun.objects.failed().values_list("error", flat=True)) == {"ValueError", "IntegrityError"}
    logs = house.logs().encode()
    assert b"ValueError at" in logs and b"IntegrityError at" in logs, "The failures were written down, without words."
    assert b"make_due_reminders" in waiting, "The broker held what was looked for."
    assert letters
    places = {
        "the waiting messages": waiting,
        "the broker": everything_in_the_broker(house),
        "the files of the broker": files_below(house.place.servers / BROKER),
        "the logs": logs,
        "the mails": b"\n".join(letters),
        "the tables": everything_in_the_tables(house),
        "the state of the product": files_below(house.place.servers / "var"),
    }
    assert {place: found(words, content) for place, content in places.items() if found(words, content)} == {}


def ask_for_everything(case):
    organisation = case.organisation_id
    outbox.put("cases.reminders.tasks.make_due_reminders_of", organisation)
    outbox.put("cases.reminders.digest.tasks.write_letters_of", organisation)
    outbox.put("referrals.transfers.tasks.close_files_of", organisation)
    for job in FAILING:
        outbox.put(job.name, organisation, case.pk)


def letters_to(person):
    """Written next Tuesday at noon, holiday or not."""
    now = timezone.now()
    days = (1 - now.weekday()) % 7 or 7
    tuesday = (now + datetime.timedelta(days=days)).astimezone(datetime.UTC).replace(hour=12, minute=0)
    with acting_for(person.organisation_id):
        Choice.objects.create(person=person, on_free_days=True)
        Digest.objects.create(recipient=person, day=tuesday, made_at=tuesday, waits_since=tuesday, try_at=tuesday)
        sending.write_to(person.pk, tuesday)
    return [letter.message().as_bytes() for letter in mail.outbox]


def everything_in_the_broker(house):
    """Each key with its value, in every database of it; a message's body a second time, opened."""
    words = []
    for number in range(3):
        client = redis.Redis(unix_socket_path=f"{house.place.sockets}/{BROKER}.sock", db=number)
        for key in client.scan_iter():
            words += [key, client.dump(key), *opened(client, key)]
    return b"\n".join(words)


def opened(client, key):
    kind = client.type(key)
    if kind == b"hash":
        raw = client.hvals(key)
    elif kind == b"list":
        raw = client.lrange(key, 0, -1)
    else:
        return
    for message in raw:
        yield message
        content = json.loads(message)
        content = content[0] if isinstance(content, list) else content
        yield json.dumps(content["headers"]).encode()
        yield base64.b64decode(content["body"])


def everything_in_the_tables(house):
    with house.eyes() as see:
        rows = [row for table in TABLES if exists(see, table) for row in see(f"select t::text from {table} t")]  # noqa: S608
    return "\n".join(row for (row,) in rows).encode()


def exists(see, table):
    return see("select to_regclass(%s) is not null", table)[0][0]


def files_below(folder):
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "written",
    [
        str.encode,
        lambda text: base64.b64encode(text.encode()),
        lambda text: base64.b64encode(b"ab" + text.encode()),
        lambda text: json.dumps(text).encode(),
        lambda text: quopri.encodestring(text.encode()),
        lambda text: text.upper().encode(),
        lambda text: text.encode("utf-16-le"),
    ],
)
def test_the_search_finds_what_is_there(written):
    assert found([NAME, "absent"], written(f"… {NAME} …")) == [NAME]
