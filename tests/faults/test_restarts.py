"""The broker and the database go away in the middle of the work and come back: the worker goes on, nothing is lost."""

import signal

import pytest

from coalesce.outbox import outbox, relay
from coalesce.outbox.models import Entry
from tests.faults import counting, due
from tests.faults.house import is_alive, wait_for

JOB = "cases.reminders.tasks.make_due_reminders"
ORGANISATIONS, DEADLINES = 10, 20
DUE = ORGANISATIONS * due.WOMEN * DEADLINES


@pytest.fixture
def see(house):
    with house.eyes() as see:
        yield see


def test_the_broker_is_killed_while_jobs_wait_in_it(house, see):
    due.fill(ORGANISATIONS, DEADLINES)
    worker = house.start("worker")
    house.client().send_task(JOB)
    wait_for(lambda: counting.made(see), every=0.01)

    house.broker.process.kill()
    house.broker.process.wait()
    house.start_broker()

    house.client().send_task(JOB)
    wait_for(lambda: counting.made(see) == DUE)
    assert counting.count(see).is_right
    assert is_alive(worker)


def test_the_database_is_killed_while_reminders_are_made(house):
    due.fill(ORGANISATIONS, DEADLINES)
    worker = house.start("worker")
    house.client().send_task(JOB)
    with house.eyes() as see:
        wait_for(lambda: counting.made(see) and counting.at_work(see), every=0.01)

    house.postgres.process.send_signal(signal.SIGQUIT)
    house.postgres.process.wait()
    house.start_postgres()

    with house.eyes() as see:
        before = counting.made(see)
        house.client().send_task(JOB)
        wait_for(lambda: counting.made(see) == DUE)
        assert 0 < before < DUE
        assert counting.count(see).is_right
        runs = see("select count(*) from health_jobrun where finished_at is not null and error = ''")
    assert is_alive(worker)
    assert runs[0][0] > ORGANISATIONS, "The worker goes on, and goes on saying so."


def test_what_people_ask_for_while_the_broker_is_away_is_done_when_it_is_back(house, see, monkeypatch):
    monkeypatch.setattr(relay, "app", house.client())
    (organisation,) = due.fill(1, 1)
    house.broker.process.kill()
    house.broker.process.wait()
    for _time in range(30):
        outbox.put("referrals.transfers.tasks.close_files_of", organisation.pk)
    assert outbox.depth() == 30
    house.start_broker()

    assert relay.send_what_waits() == 30
    house.start("worker")
    wait_for(lambda: outbox.oldest_unfinished() is None)

    done = see("select count(*) from health_jobrun where task like '%%close_files_of' and finished_at is not null")
    assert done == [(30,)]
    assert set(Entry.objects.values_list("sendings", flat=True)) == {1}


def test_what_a_killed_worker_had_taken_is_sent_again(house, see, monkeypatch):
    """It takes the job and dies; the broker would give it back only after ten minutes."""
    monkeypatch.setattr(relay, "app", house.client())
    organisation, *_others = due.fill(1, DEADLINES)
    see("select pg_advisory_lock(7301, %s)", organisation.pk)
    worker = house.start("worker")
    outbox.put("cases.reminders.tasks.make_due_reminders_of", organisation.pk)
    wait_for(lambda: see("select 1 from pg_locks where locktype = 'advisory' and not granted"))
    house.stop(worker, ending=signal.SIGKILL)
    see("select pg_advisory_unlock(7301, %s)", organisation.pk)
    assert counting.made(see) == 0

    Entry.objects.update(send_at=Entry.objects.get().sent_at)  # as if its patience had ended
    assert relay.send_what_waits() == 1
    house.start("worker")

    wait_for(lambda: outbox.oldest_unfinished() is None)
    assert counting.count(see).is_right
