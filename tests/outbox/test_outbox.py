"""What a request asks of the workers is written beside what it changes, and sent until a worker has done it."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from coalesce.outbox import endings, outbox, relay, tasks
from coalesce.outbox.models import Entry
from tests.together import at_the_same_time

JOB = "referrals.transfers.tasks.close_files_of"


@pytest.fixture
def broker(monkeypatch):
    """Takes what it is given; `away` is the error that it raises while it is away."""

    class Broker:
        taken, away = [], None

        def send_task(self, task, ids, **options):
            if self.away:
                raise OperationalError("not there") from self.away
            self.taken.append((task, ids, options["task_id"]))

    broker = Broker()
    broker.taken = []
    monkeypatch.setattr(relay, "app", broker)
    return broker


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def later(**passed):
    Entry.objects.update(send_at=timezone.now() - timedelta(seconds=1), **passed)


def test_what_is_put_is_sent_when_the_transaction_has_committed(broker, committing, db):
    with committing():
        outbox.put(JOB, 7)
        assert broker.taken == []

    entry = Entry.objects.get()
    assert broker.taken == [(JOB, [7], str(entry.pk))]
    assert outbox.depth() == 0 and outbox.oldest_unsent() is None
    assert outbox.oldest_unfinished() == entry.put_at


def test_what_is_taken_back_is_never_sent(broker, committing, db):
    class Changed(Exception):
        pass

    with committing(), pytest.raises(Changed), transaction.atomic():
        outbox.put(JOB, 7)
        raise Changed

    assert (broker.taken, Entry.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "words", ["Blessing", "IE-7F3K9-1", "", None, 3.5, True, ["a"], b"a", "+353 86 123 4567", {"id": 3}]
)
def test_nothing_but_ids_is_taken(words, broker, db):
    with pytest.raises(ValueError) as refused:
        outbox.put(JOB, 7, words)

    assert Entry.objects.count() == 0
    assert not words or str(words) not in str(refused.value)


def test_ids_are_written_as_they_travel(broker, db):
    one = uuid.uuid4()
    outbox.put(JOB, 7, one, str(one))

    assert Entry.objects.get().ids == [7, str(one), str(one)]


@pytest.mark.parametrize("name", ["referrals.transfers.tasks.no_such_job", "no_such_app.tasks.job"])
def test_a_job_that_does_not_exist_is_refused_where_it_is_written(name, broker, db):
    with pytest.raises(ImportError):
        outbox.put(name, 7)


def test_while_the_broker_is_away_it_waits_and_the_class_of_the_error_is_kept(broker, committing, db):
    broker.away = ConnectionRefusedError("no words of this are kept")

    with committing():
        outbox.put(JOB, 7)

    entry = Entry.objects.get()
    assert (entry.sent_at, entry.sendings, entry.last_error) == (None, 0, "ConnectionRefusedError")
    assert (outbox.depth(), outbox.oldest_unsent()) == (1, entry.put_at)


def test_the_next_one_that_is_put_takes_along_what_waits(broker, committing, db):
    broker.away = ConnectionRefusedError()
    with committing():
        outbox.put(JOB, 7)
    broker.away = None

    with committing():
        outbox.put(JOB, 8)

    assert [ids for _task, ids, _id in broker.taken] == [[7], [8]]


def test_the_clock_takes_along_what_waits_batch_after_batch(broker, monkeypatch, db):
    monkeypatch.setattr(relay, "BATCH", 2)
    for number in range(5):
        outbox.put(JOB, number)

    tasks.send_what_waits()

    assert [ids for _task, ids, _id in broker.taken] == [[number] for number in range(5)]


def test_what_was_sent_is_not_sent_again_at_once(broker, db):
    outbox.put(JOB, 7)
    relay.send_what_waits()

    assert relay.send_what_waits() == 0
    assert len(broker.taken) == 1


def test_what_no_worker_has_done_is_sent_again_and_each_time_it_waits_longer(broker, db):
    outbox.put(JOB, 7)
    waits = []
    for _time in range(12):
        assert relay.send_what_waits() == 1
        entry = Entry.objects.get()
        waits.append(entry.send_at - entry.sent_at)
        later()

    assert waits[:3] == [timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1)]
    assert waits == sorted(waits) and waits[-1] == timedelta(days=1)


def test_what_a_worker_has_done_is_never_sent_again(broker, db):
    outbox.put(JOB, 7)
    relay.send_what_waits()
    endings.note(task_id=broker.taken[0][2], state="SUCCESS", retval=None)
    later()

    assert relay.send_what_waits() == 0
    assert outbox.oldest_unfinished() is None


def test_a_job_that_failed_is_sent_again_and_no_word_of_the_error_is_kept(broker, db):
    outbox.put(JOB, 7)
    relay.send_what_waits()
    endings.note(task_id=broker.taken[0][2], state="FAILURE", retval=ValueError("Blessing"))

    entry = Entry.objects.get()
    assert (entry.done_at, entry.last_error) == (None, "ValueError")
    later()
    assert relay.send_what_waits() == 1


def test_the_end_of_a_job_of_the_clock_changes_nothing(broker, db):
    outbox.put(JOB, 7)

    endings.note(task_id=str(uuid.uuid4()), state="SUCCESS", retval=None)

    assert Entry.objects.unfinished().count() == 1


def test_what_was_done_is_forgotten_after_a_week_and_what_waits_never(broker, db):
    for _number in range(3):
        outbox.put(JOB, 7)
    old, young, waiting = Entry.objects.all()
    long_ago = timezone.now() - timedelta(days=8)
    Entry.objects.update(put_at=long_ago)
    Entry.objects.filter(pk=old.pk).update(done_at=long_ago)
    Entry.objects.filter(pk=young.pk).update(done_at=timezone.now())

    tasks.forget_what_was_done()

    assert set(Entry.objects.all()) == {young, waiting}


def test_two_that_send_at_the_same_time_send_each_entry_once(broker, fresh_database):
    with transaction.atomic():
        for number in range(40):
            Entry.objects.create(task=JOB, ids=[number])

    sent = at_the_same_time(relay.send_what_waits, times=4)

    assert sum(sent) == 40
    assert sorted(ids[0] for _task, ids, _id in broker.taken) == list(range(40))


def test_the_outbox_holds_no_more_than_names_ids_and_times(db):
    with connection.cursor() as cursor:
        cursor.execute("select column_name from information_schema.columns where table_name = 'outbox_entry'")
        columns = {column for (column,) in cursor.fetchall()}

    assert columns == {
        "id", "task", "ids", "put_at", "send_at", "sent_at", "done_at", "sendings", "last_error"
    }  # fmt: skip
