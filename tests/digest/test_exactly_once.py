"""Two workers at once, and a worker that is killed: each letter leaves once, and none is lost."""

import pytest
from django.utils import timezone

from cases.reminders.digest import planning, rhythm, sending
from cases.reminders.digest.models import Digest
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from tests.cast import make_organisation, make_person
from tests.digest.conftest import make_reminder
from tests.reminders.conftest import make_case
from tests.together import at_the_same_time

PEOPLE = 6


@pytest.fixture
def workers(fresh_database, monkeypatch):
    """Six caseworkers with something overdue, really committed, at a moment at which they may be written to."""
    monkeypatch.setattr(rhythm.Rhythm, "is_quiet", lambda _self, _now: False)
    monkeypatch.setattr(rhythm.Rhythm, "day_to_write_for", lambda _self, _now: timezone.localdate())
    monkeypatch.setattr(planning, "_reminders_are_made", lambda *_of_the_day: True)
    hope = make_organisation("hope", "CY", "Hope")
    people = [make_person(f"Ada{number}", hope, Role.CASEWORKER) for number in range(PEOPLE)]
    with acting_for(hope.pk):
        for number, person in enumerate(people):
            make_reminder(person, timezone.localdate(), make_case(person, code=f"CY-{number:05}"))
    return people


def states(organisation_id):
    with acting_for(organisation_id):
        return list(Digest.objects.values_list("state", flat=True))


@pytest.fixture
def run(workers):
    """Everything that one worker of the jobs does."""
    hope = workers[0].organisation_id

    def run():
        with acting_for(hope):
            planning.plan(timezone.now())
        for person in workers:
            with acting_for(hope):
                sending.write_to(person.pk)

    return run


def test_four_workers_at_once_send_each_letter_once(workers, run, mail_server):
    at_the_same_time(run, times=4)
    run()

    assert sorted(envelope.rcpt_tos[0] for envelope in mail_server.letters) == sorted(one.email for one in workers)
    assert states(workers[0].organisation_id) == [Digest.State.SENT] * PEOPLE


def test_a_worker_that_dies_before_a_letter_leaves_loses_none(workers, run, mail_server, monkeypatch):
    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(sending, "hand_over", dies)
        run()
    assert states(workers[0].organisation_id) == [Digest.State.WAITING] * PEOPLE

    run()

    assert len(mail_server.letters) == PEOPLE


def dies(_message):
    raise SystemExit
