"""Two clocks ask for the same work at the same time."""

from cases.reminders import tasks
from coalesce.health.models import JobRun
from tests.faults import counting, due
from tests.faults.house import wait_for

ORGANISATIONS, DEADLINES = 5, 20


def test_two_clocks_at_once_make_each_reminder_once(house):
    due.fill(ORGANISATIONS, DEADLINES)
    clocks = [house.start("beat"), house.start("beat")]
    house.start("worker")

    with house.eyes() as see:
        wait_for(lambda: counting.made(see) == ORGANISATIONS * due.WOMEN * DEADLINES)
        asked = JobRun.objects.filter(task=tasks.make_due_reminders.name)
        wait_for(lambda: asked.count() >= 6)
        house.stop(*clocks)

        assert counting.count(see).is_right
        struck = see("select at > now() - interval '1 minute' from health_pulse where name = 'clock'")
        assert struck == [(True,)]
