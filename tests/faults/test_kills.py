"""The worker is killed again and again in the middle of its work: no reminder is lost, and none is made twice."""

import os
import random
import signal
import time

from tests import servers
from tests.faults import counting, due
from tests.faults.house import wait_for

FULL = os.environ.get("COALESCE_FAULTS") == "full"
KILLS, ORGANISATIONS, DEADLINES = (50, 50, 20) if FULL else (10, 20, 10)
DUE = ORGANISATIONS * due.WOMEN * DEADLINES  # 10,000 at full size
JOB = "cases.reminders.tasks.make_due_reminders"


def test_a_worker_that_is_killed_in_the_middle_again_and_again_loses_and_doubles_nothing(house):
    due.fill(ORGANISATIONS, DEADLINES)
    chance = random.Random(5)

    with house.eyes() as see:
        interrupted = sum(_kill_in_the_middle(house, see, chance) for _kill in range(KILLS))
        whole_before_the_last = len(_whole(see))
        last = house.start("worker")
        house.client().send_task(JOB)
        wait_for(lambda: len(_whole(see)) == ORGANISATIONS)
        house.stop(last)
        found = counting.count(see)

    assert found.due == DUE and found.is_right, found
    assert interrupted > KILLS / 2, f"Only {interrupted} kills came in the middle."
    assert 0 < whole_before_the_last < ORGANISATIONS
    assert "broken" not in servers.manage("verify_audit", **house.environment)


def _kill_in_the_middle(house, see, chance):
    """Whether the killed worker had begun an organisation whose reminders are still not made."""
    to_finish_first = len(_whole(see)) + chance.choice([0, 0, 0, 1, 1])
    worker = house.start("worker")

    def is_in_the_middle():
        if house.queued() == 0:
            house.client().send_task(JOB)  # as the clock does again and again
        whole = _whole(see)
        return len(whole) >= to_finish_first and counting.at_work(see) - whole

    wait_for(is_in_the_middle, every=0.01)
    time.sleep(chance.uniform(0, 0.05))
    begun = counting.at_work(see)
    house.stop(worker, ending=signal.SIGKILL)
    wait_for(lambda: not counting.at_work(see), every=0.01)
    return bool(begun - _whole(see))


def _whole(see):
    """The organisations that have all their reminders. None ever has a part of them."""
    made = see("select organisation_id, count(*) from reminders_reminder where rule = %s group by 1", due.RULE)
    assert {count for _organisation, count in made} <= {due.WOMEN * DEADLINES}, "A run was left half made."
    return {organisation for organisation, _count in made}
