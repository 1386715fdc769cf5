"""Whoever keeps the product running sees that letters do not leave."""

import datetime

from django.urls import reverse
from django.utils import timezone

from cases.reminders.digest import waiting
from cases.reminders.digest.models import Digest
from coalesce.health import report
from tests.digest.conftest import TODAY


def test_a_letter_that_waits_is_seen_by_people_and_machines(ada, sam, acts, browse):
    since = timezone.now() - datetime.timedelta(hours=3)
    with acts(ada):
        Digest.objects.create(recipient=ada, day=TODAY, waits_since=since)
        waiting.note()

    page = browse(sam).get(reverse("health:page")).content.decode()

    assert report.make().oldest_letter == since
    assert "Letters to workers" in page
    assert browse(sam).get("/healthz").json()["letters"] == {"oldest_unsent": since.isoformat()[:23] + "Z"}


def test_letters_of_an_organisation_that_is_closed_are_nobodys_concern(ada, hope, acts):
    with acts(ada):
        Digest.objects.create(recipient=ada, day=TODAY)
        waiting.note()
    assert waiting.oldest_unsent()

    hope.is_active = False
    hope.save()

    assert waiting.oldest_unsent() is None
