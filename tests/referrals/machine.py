"""The ground under machines of random steps: who acts, what a refusal undoes, and how many examples are walked.

COALESCE_STATE_EXAMPLES asks for more of them.
"""

import os
from contextlib import suppress
from datetime import date, timedelta
from unittest import mock

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from cases.reminders import engine
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from tests.cast import make_person

STEPS = 25
TODAY, YESTERDAY = date.today(), date.today() - timedelta(days=1)
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


class Sharing(RuleBasedStateMachine):
    """people: by name. Whatever an example writes is undone at its end."""

    people, case = {}, None

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def acting(self, name):
        return acting_for(self.people[name].organisation_id, self.people[name])

    def attempt(self, name, action, **arguments):
        """Whether it was allowed; a refusal undoes it, as a request would."""
        with suppress(Refused, ObjectDoesNotExist), self.acting(name):
            action(by=self.people[name], **arguments)
            return True
        return False

    def rows_of(self, name, table):
        """{key: (status, letter)} of what the database itself shows her."""
        with self.acting(name), connection.cursor() as cursor:
            cursor.execute(f"select id, status, letter from {table}")  # noqa: S608  names of tables of the tests
            return {pk: (status, letter) for pk, status, letter in cursor.fetchall()}

    def sees_nothing_in(self, name, *tables):
        with self.acting(name), connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"select count(*) from {table}")  # noqa: S608  names of tables of the tests
                assert cursor.fetchone()[0] == 0, (name, table)


def hire(**posts):
    """posts: {name: (organisation, role)}."""
    return {name: make_person(name.title(), *post) for name, post in posts.items()}


def walk(machine, examples):
    """examples: how many, where nobody asks for more. Without reminders, which have their own tests and take long."""
    asked = int(os.environ.get("COALESCE_STATE_EXAMPLES", examples))
    many = settings(max_examples=asked, stateful_step_count=STEPS, deadline=None, suppress_health_check=CHECKS)
    with mock.patch.object(engine, "make_due_reminders"):
        run_state_machine_as_test(machine, settings=many)
