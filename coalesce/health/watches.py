"""What must go on besides the jobs: a higher app adds what it watches when it starts."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Watched:
    """name: whose, as an administrator knows it. at: when it was last seen to go on."""

    name: str
    at: datetime.datetime | None
    is_late: bool


reminders = []
"""Functions without arguments that give Watched values: when each organisation's reminders were made."""


letters = []
"""Functions without arguments that give the moment since which the oldest letter to a worker waits, or None."""


def oldest_letter():
    return min(filter(None, (look() for look in letters)), default=None)


def reminders_made():
    return [watched for look in reminders for watched in look()]
