"""What was lost and what was doubled, counted from the database by somebody whom row security does not bind."""

from dataclasses import dataclass

from tests.faults.due import RULE

COUNT = """
select (select count(*) from legal_deadline),
       count(*),
       count(distinct (organisation_id, object_id, due_on, lead_days, recipient_id, escalated)),
       count(distinct object_id),
       count(*) filter (where state <> 'open')
  from reminders_reminder where rule = %s
"""


@dataclass(frozen=True)
class Count:
    due: int
    made: int
    different: int
    of_objects: int
    closed: int

    @property
    def lost(self):
        return self.due - self.of_objects

    @property
    def doubled(self):
        """More than one for a deadline that is told to one person at one lead."""
        return self.made - self.of_objects

    @property
    def is_right(self):
        return (self.lost, self.doubled, self.closed, self.made) == (0, 0, 0, self.different)


def count(see):
    return Count(*see(COUNT, RULE)[0])


def made(see):
    return see("select count(*) from reminders_reminder where rule = %s", RULE)[0][0]


def at_work(see):
    """The organisations whose reminders are being made in this moment: a worker's transaction holds their lock."""
    rows = see("select objid from pg_locks where locktype = 'advisory' and classid = 7301 and granted")
    return {organisation for (organisation,) in rows}
