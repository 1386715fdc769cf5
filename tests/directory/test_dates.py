"""R34: whoever knows a service asks it again, before what stands in the directory is half a year old."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.reminders import rules
from cases.reminders.models import Reminder
from referrals.directory import actions
from referrals.directory.models import ServiceEntry
from tests.reminders.telling import told

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
STALE = TODAY + 180 * DAY


@pytest.fixture
def entry(ada, mia, add):
    return add(ada, verified_on=TODAY)


def test_who_asked_last_is_told_two_weeks_before(ada, entry, acts):
    with acts(ada):
        assert told("R34", STALE - 15 * DAY) == []
        assert told("R34", STALE - 14 * DAY) == [(STALE, "Ada")]
        assert rules.of("R34").link(Reminder.objects.get(rule="R34").object_id) == entry.get_absolute_url()


def test_asking_again_ends_it(ada, entry, acts):
    with acts(ada):
        told("R34", STALE)
        ServiceEntry.objects.filter(pk=entry.pk).update(verified_on=TODAY + DAY)

        assert told("R34", STALE - 14 * DAY) == []
        assert told("R34", STALE) == [(STALE + DAY, "Ada")]


def test_saying_so_on_its_page_ends_it_at_once(ada, entry, acts):
    with acts(ada):
        ServiceEntry.objects.filter(pk=entry.pk).update(verified_on=TODAY - 200 * DAY)
        assert len(told("R34", TODAY)) == 1
        actions.verify_entry(entry=entry, by=ada)

        assert not Reminder.objects.open().filter(rule="R34").exists()


def test_where_she_has_left_the_managers_read_it_in_their_day(ada, mia, entry, acts, browse):
    ada.is_active = False
    ada.save()
    with acts(mia):
        assert told("R34", STALE) == [(STALE, "Mia")]

    page = browse(mia).get(reverse("reminders:my_day")).text
    assert f'<a href="{entry.get_absolute_url()}">A service in the directory is to be asked anew</a>' in page


@pytest.mark.parametrize("changes", [{"status": "closed"}, {"verified_on": None}])
def test_what_is_not_offered_or_was_never_asked_is_told_to_nobody(ada, entry, acts, changes):
    with acts(ada):
        told("R34", STALE)
        ServiceEntry.objects.filter(pk=entry.pk).update(**changes)

        assert told("R34", STALE) == []


def test_what_a_partner_keeps_is_for_the_partner(eve, entry, acts):
    with acts(eve):
        assert ServiceEntry.objects.count() == 1
        assert told("R34", STALE) == []
