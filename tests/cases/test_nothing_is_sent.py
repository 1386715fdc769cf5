"""Nothing in the product writes to a woman; whatever sends a mail is known by name and knows no safe contact."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ("coalesce", "cases", "pillars", "referrals", "reporting")
PYTHON = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
SENDS = re.compile(r"django\.core\.mail|smtplib|twilio|vonage|messagebird|import requests|httpx|urllib\.request")
MAY_SEND = {
    "cases/reminders/digest/letter.py": "numbers and a link, to a worker",
    "cases/reminders/digest/sending.py": "hands that to the mail server",
    "coalesce/mail/backend.py": "the way to the mail server",
    "coalesce/mail/written.py": "shows the mails of the demonstration",
    "coalesce/accounts/invitations.py": "the invitation of a colleague",
    "coalesce/embedded/serving.py": "asks its own web server whether it is up",
    "coalesce/settings.py": "names the mail server",
}


def name(path):
    return str(path.relative_to(ROOT))


def test_only_what_is_known_sends_anything():
    assert {name(path) for path in PYTHON if SENDS.search(path.read_text())} <= set(MAY_SEND)


@pytest.mark.parametrize("path", MAY_SEND)
def test_what_sends_knows_no_way_to_reach_a_woman(path):
    assert not re.search(r"SafeContact|safe_contacts|ways_of", (ROOT / path).read_text())


def test_no_library_that_sends_messages_is_installed():
    assert not re.search(r"(?im)^(twilio|vonage|messagebird|anymail)", (ROOT / "requirements.txt").read_text())
