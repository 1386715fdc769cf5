"""The mails of the demonstration, which go into a folder instead of to anybody, on a page for those who try it."""

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404

from coalesce.http import render_page
from coalesce.permissions import public

FOLDER = "django.core.mail.backends.filebased.EmailBackend"
END_OF_A_MAIL = b"\n" + b"-" * 79 + b"\n"
LATEST = 50


@dataclass(frozen=True)
class Mail:
    sender: str
    to: str
    subject: str
    sent_at: datetime
    text: str
    headers: list


@public
def mails(request):
    """There is no such page where mail leaves the machine."""
    if settings.EMAIL_BACKEND != FOLDER:
        raise Http404
    return render_page(request, "mail/mails.html", {"mails": latest(Path(settings.EMAIL_FILE_PATH))})


def latest(folder):
    """The last mails that were written, the newest first."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True)[:LATEST]
    return [mail for file in files for mail in _mails_in(file)][:LATEST]


def _mails_in(file):
    """A mail that is still being written has no end yet."""
    *whole, _rest = file.read_bytes().split(END_OF_A_MAIL)
    return [_read(one) for one in reversed(whole)]


def _read(one):
    mail = email.message_from_bytes(one, policy=email.policy.default)
    return Mail(
        mail["From"],
        mail["To"],
        mail["Subject"],
        # "-0000" is a time of the world's clock whose writer does not say where he is.
        parsedate_to_datetime(mail["Date"]).replace(tzinfo=UTC),
        mail.get_body().get_content(),
        list(mail.items()),
    )
