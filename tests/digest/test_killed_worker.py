"""A real worker that is killed while the mail server listens to it: the letter is not lost, and both copies are one."""

import datetime
import os
import time
from email import message_from_bytes

import pytest
from django.conf import settings
from django.utils import timezone

from cases.reminders.digest.models import Digest
from coalesce.celery import app
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from tests import servers
from tests.cast import make_organisation, make_person
from tests.digest.conftest import DAY, choose, make_reminder
from tests.reminders.conftest import make_case
from tests.reminders.test_exactly_once import wait_for, worker

TASKS = "cases.reminders.digest.tasks"


@pytest.fixture
def ada(fresh_database):
    """It is noon where she works, whenever this runs, and something is overdue."""
    hope = make_organisation("hope", "CY", "Hope")
    hope.timezone = noon_now()
    hope.save()
    ada = make_person("Ada", hope, Role.CASEWORKER)
    choose(ada, on_free_days=True, chosen_at=timezone.now() - 9 * DAY)
    with acting_for(hope.pk):
        make_reminder(ada, timezone.localdate() - 3 * DAY, make_case(ada))
    return ada


def noon_now():
    """The name of a time zone in which it is past twelve."""
    ahead = 12 - datetime.datetime.now(datetime.UTC).hour
    return f"Etc/GMT{-ahead:+}" if ahead else "UTC"


def state_of_the_letter(person):
    with acting_for(person.organisation_id):
        return Digest.objects.values_list("state", flat=True).first()


def test_a_letter_outlives_the_worker_that_was_sending_it(ada, fresh_database, mail_server, tmp_path):
    environment = {**os.environ, **servers.environment(settings.PLACE, fresh_database, settings.TEST_BROKER)}
    environment |= {"DJANGO_SETTINGS_MODULE": "coalesce.settings", "COALESCE_DEMONSTRATION": ""}
    environment |= {"COALESCE_SMTP_HOST": "127.0.0.1", "COALESCE_SMTP_PORT": str(mail_server.controller.port)}
    app.control.purge()
    mail_server.hangs = True

    with worker(tmp_path, environment) as first:
        app.send_task(f"{TASKS}.write_letters_of", [ada.organisation_id])
        wait_for(lambda: mail_server.is_hanging)
        first.process.kill()
        first.process.wait()
    mail_server.hangs = False
    assert state_of_the_letter(ada) == Digest.State.WAITING

    with worker(tmp_path, environment):
        for _time in range(2):
            app.send_task(f"{TASKS}.write_letter_to", [ada.organisation_id, ada.pk])
        wait_for(lambda: state_of_the_letter(ada) == Digest.State.SENT)
        time.sleep(1)  # the second job finds nothing

    numbers = [message_from_bytes(one.content)["Message-ID"] for one in mail_server.letters]
    assert len(numbers) in {1, 2}
    assert len(set(numbers)) == 1
