"""What a letter says: numbers and one link. No name, no code, no country, no topic, no organisation."""

import uuid

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from cases.reminders.digest.counting import Counts
from coalesce.mail.backend import domain

SAMPLE = Counts(due=3, overdue=1)


def message(*, person, counts, key):
    """In her language. key: the same for every copy of one letter, so that a mail server drops the second."""
    with translation.override(person.language):
        subject, text = subject_and_text(counts)
    headers = {"Message-ID": f"<{key}@{domain()}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [person.email], headers=headers)


def sample_for(person):
    """The letter of the preview, with numbers that nobody counted."""
    return message(person=person, counts=SAMPLE, key=uuid.uuid4())


def subject_and_text(counts):
    """In the language that is active."""
    context = {"lines": lines(counts), "link": f"{settings.PUBLIC_ADDRESS}{reverse('reminders:my_day')}"}
    return str(settings.DIGEST_SUBJECT), render_to_string("digest/letter.txt", context)


def lines(counts):
    """A sentence for each number that is not zero: each has a plural of its own in each language."""
    sentences = (
        (counts.due, ngettext("You have %(count)d task due.", "You have %(count)d tasks due.", counts.due)),
        (
            counts.overdue,
            ngettext("You have %(count)d task overdue.", "You have %(count)d tasks overdue.", counts.overdue),
        ),
        (
            counts.coming,
            ngettext("You have %(count)d task coming up.", "You have %(count)d tasks coming up.", counts.coming),
        ),
    )
    return [sentence % {"count": count} for count, sentence in sentences if count]
