"""Letters on a real mail server: what it is told, and what becomes of them when it does not take them."""

import datetime
import re
import socket
from email import message_from_bytes
from email.utils import parsedate_to_datetime

import pytest
from django.core.mail import send_mail
from django.utils import timezone

from cases.reminders.digest import tasks, waiting
from cases.reminders.digest.models import Digest
from coalesce.tenancy import acting_for
from tests.digest.conftest import DAY, MORNING, TODAY, make_reminder, state_of, write
from tests.digest.server import NEVER, free_port

State = Digest.State


def test_a_letter_byte_for_byte(ada, letter, mail_server, settings):
    settings.PUBLIC_ADDRESS = "https://work.example.org"

    write(ada)

    envelope = mail_server.letters[0]
    head, _blank, body = envelope.original_content.decode("ascii").partition("\r\n\r\n")
    date = re.search(r"Date: (.+)", head)[1].strip()
    assert head.split("\r\n") == [
        'Content-Type: text/plain; charset="utf-8"',
        "MIME-Version: 1.0",
        "Content-Transfer-Encoding: 7bit",
        "Subject: Your tasks",
        "From: no-reply@work.example.org",
        "To: ada@hope.example",
        f"Date: {date}",
        f"Message-ID: <{letter.pk}@work.example.org>",
        "Auto-Submitted: auto-generated",
    ]
    assert body == (
        "Hello,\r\n\r\nYou have 1 task due.\r\n\r\nhttps://work.example.org/my-day/\r\n\r\n"
        "You can choose in your settings when this letter comes.\r\n"
    )
    sent_at = parsedate_to_datetime(date).replace(tzinfo=datetime.UTC)
    assert abs(sent_at - timezone.now()) < datetime.timedelta(minutes=1)
    assert date.endswith("-0000")
    assert (envelope.mail_from, envelope.rcpt_tos) == ("no-reply@work.example.org", ["ada@hope.example"])
    assert state_of(letter) == State.SENT


def test_no_mail_of_the_product_says_which_machine_it_comes_from(letter, mail_server):
    send_mail("Your invitation", "Open this link.", None, ["new@hope.example"])

    mail = message_from_bytes(mail_server.letters[0].content)
    assert mail["Message-ID"].endswith("@work.example.org>")
    assert mail_server.greetings == ["work.example.org"]
    for name in {socket.gethostname(), socket.getfqdn()} - {"localhost"}:
        assert name.encode() not in mail_server.letters[0].content


def test_every_copy_of_a_letter_carries_the_same_number(ada, letter, mail_server, acts):
    """The one window: the server has taken it, and the mark is lost with the worker."""
    write(ada)
    with acts(ada):
        Digest.objects.update(state=State.WAITING, ended_at=None)

    write(ada)

    numbers = [message_from_bytes(one.content)["Message-ID"] for one in mail_server.letters]
    assert numbers == [f"<{letter.pk}@work.example.org>"] * 2


def test_a_letter_that_has_left_does_not_leave_again(ada, letter, mail_server):
    write(ada)
    write(ada)

    assert len(mail_server.letters) == 1


@pytest.mark.parametrize(
    "fault", [{"refuse": "ada"}, {"dies_at": "RCPT"}, {"dies_at": "DATA"}, {"hangs": True}], ids=str
)
def test_a_letter_that_was_not_taken_waits(ada, letter, mail_server, fault, settings):
    vars(mail_server).update(fault)
    settings.EMAIL_TIMEOUT = 3 if mail_server.hangs else 15

    write(ada)
    assert state_of(letter) == State.WAITING

    settings.EMAIL_TIMEOUT = 15
    vars(mail_server).update(refuse=None, dies_at=None, hangs=False)
    mail_server.letters.clear()
    write(ada)
    assert state_of(letter) == State.SENT
    assert len(mail_server.letters) == 1


def test_a_server_that_takes_a_letter_and_hangs_up_has_taken_it(ada, letter, mail_server):
    mail_server.dies_at = "QUIT"

    write(ada)

    assert state_of(letter) == State.SENT


@pytest.fixture
def silent():
    """The port of a server that is there and says nothing."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield one.getsockname()[1]


@pytest.mark.parametrize("is_there", [False, True], ids=["nobody listens", "nobody speaks"])
def test_a_server_that_is_away_is_asked_once_a_minute(ada, letter, settings, caplog, silent, is_there):
    settings.EMAIL_BACKEND, settings.EMAIL_TIMEOUT = "coalesce.mail.backend.EmailBackend", 1
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", silent if is_there else free_port()

    write(ada)
    write(ada)

    assert state_of(letter) == State.WAITING
    assert [record.msg for record in caplog.records] == ["the mail server cannot be reached"]


def test_a_letter_to_an_address_that_there_is_not_is_tried_once(ada, letter, mail_server, acts):
    mail_server.refuse, mail_server.refusal = "ada", NEVER

    write(ada)
    assert state_of(letter) == State.DROPPED
    assert waiting.oldest_unsent() is None

    mail_server.refuse = None
    with acts(ada):
        tomorrow = Digest.objects.create(recipient=ada, day=TODAY + DAY)
    write(ada, MORNING + DAY)
    assert state_of(tomorrow) == State.SENT


def test_a_letter_that_is_refused_keeps_no_other_back(ada, ben, case, letter, mail_server, acts):
    mail_server.refuse = "ada"
    with acts(ada):
        case.assigned_to = ben
        case.save()
        make_reminder(ben, TODAY, case)
        other = Digest.objects.create(recipient=ben, day=TODAY)

    write(ada)
    write(ben)

    assert (state_of(letter), state_of(other)) == (State.WAITING, State.SENT)


def test_what_waits_is_tried_again_after_longer_and_longer_pauses(letter):
    pauses = []
    with acting_for(letter.organisation_id):
        for _time in range(5):
            letter.put_off(MORNING)
            pauses.append(int((letter.try_at - MORNING).total_seconds() / 60))

    assert pauses == [5, 15, 45, 120, 120]


def test_the_oldest_letter_that_waits_is_seen(ada, letter, mail_server):
    mail_server.refuse = "ada"
    write(ada)
    assert waiting.oldest_unsent() == MORNING

    mail_server.refuse = None

    write(ada)

    assert waiting.oldest_unsent() is None


def test_of_letters_for_several_days_the_last_alone_leaves(ada, letter, mail_server, acts):
    """The server was away for a day. What waited since then is still told as waiting since then."""
    with acts(ada):
        newer = Digest.objects.create(recipient=ada, day=TODAY + DAY, waits_since=MORNING + DAY)
    mail_server.refuse = "ada"
    write(ada, MORNING + DAY)
    assert (state_of(letter), state_of(newer)) == (State.DROPPED, State.WAITING)
    assert waiting.oldest_unsent() == MORNING

    mail_server.refuse = None
    write(ada, MORNING + DAY)

    assert len(mail_server.letters) == 1
    assert state_of(newer) == State.SENT


def test_the_jobs_carry_ids_alone(ada, letter, monkeypatch):
    put = []
    letter.try_at = timezone.now()
    with acting_for(ada.organisation_id):
        letter.save()
    monkeypatch.setattr(tasks.outbox, "put", lambda *entry: put.append(entry))
    monkeypatch.setattr(tasks.planning, "plan", lambda _now: None)

    tasks.write_letters_of(ada.organisation_id)

    assert put == [("cases.reminders.digest.tasks.write_letter_to", ada.organisation_id, ada.pk)]
