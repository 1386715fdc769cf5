"""A reminder goes to a colleague who may open what it is about, and can be had back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import CaseUserObjectPermission, Leave, Seal
from cases.reminders import actions, colleagues, day, engine
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from tests.cast import make_person
from tests.reminders.conftest import make_case
from tests.reminders.test_putting_off import in_days, tell

MY_DAY = "/my-day/"


@pytest.fixture
def zoe(ada):
    """A caseworker of the same house, in no team."""
    return make_person("Zoe", ada.organisation, Role.CASEWORKER)


@pytest.fixture
def case(ada, lea, acts):
    with acts(ada):
        return make_case(ada, lea)


@pytest.fixture
def reminder(ada, case, acts):
    with acts(ada):
        return tell(ada, case, 10)


def give(client, reminder, person):
    return client.post(reverse("reminders:give", args=[reminder.pk]), {"to": person.code}, follow=True)


def in_the_day_of(person):
    return [item.reminder for item in day.open_items(person, engine.today())]


def test_it_leaves_her_day_and_stands_in_that_of_her_colleague(ada, lea, reminder, acts, browse):
    page = give(browse(ada), reminder, lea)

    assert "It stands in the day of Lea now." in page.text and "With colleagues" in page.text
    assert "from Ada" in browse(lea).get(MY_DAY).text
    with acts(ada):
        assert (in_the_day_of(ada), in_the_day_of(lea)) == ([], [reminder])
        assert AuditEntry.objects.get(event="reminder.given").details == {"rule": "R03", "to": lea.pk}


def test_nobody_is_offered_who_may_not_open_the_case(ada, ben, lea, mia, zoe, eve, reminder, browse):
    page = browse(ada).get(reverse("reminders:give", args=[reminder.pk])).text

    assert [name for name in ("Ada (", "Ben (", "Lea (", "Mia (", "Zoe (", "Eve (") if name in page] == ["Lea ("]


def test_who_may_not_open_the_case_cannot_be_chosen_either(ada, zoe, reminder, acts, browse):
    assert give(browse(ada), reminder, zoe).status_code == 422
    with acts(ada), pytest.raises(Refused):
        actions.give(reminder=reminder, to=zoe, by=ada)


def test_where_nobody_else_works_on_it_she_is_led_to_the_team(ada, acts, browse):
    with acts(ada):
        alone = tell(ada, make_case(ada), 10)
    page = browse(ada).get(reverse("reminders:give", args=[alone.pk])).text

    assert "Nobody else works on this case." in page
    assert reverse("cases:team", args=["CY-7F3K9-1"]) in page


def test_she_has_it_back_in_one_tap(ada, lea, reminder, acts, browse):
    give(browse(ada), reminder, lea)
    browse(ada).post(reverse("reminders:take_back", args=[reminder.pk]))

    with acts(ada):
        assert (in_the_day_of(ada), in_the_day_of(lea)) == ([reminder], [])
        assert AuditEntry.objects.filter(event="reminder.taken_back").count() == 1


def test_given_back_to_whom_it_was_told_it_is_hers_again(ada, lea, reminder, acts, browse):
    give(browse(ada), reminder, lea)
    give(browse(lea), reminder, ada)

    with acts(ada):
        assert Reminder.objects.get().handled_by is None


def test_giving_twice_is_giving_once(ada, lea, reminder, acts, browse):
    for _again in range(2):
        page = give(browse(ada), reminder, lea)

    assert "A colleague sees to this now." in page.text
    with acts(ada):
        assert AuditEntry.objects.filter(event="reminder.given").count() == 1


def test_she_who_gave_it_away_does_not_finish_it_from_an_old_page(ada, lea, reminder, acts, browse):
    give(browse(ada), reminder, lea)
    page = browse(ada).post(reverse("reminders:finish", args=[reminder.pk]), follow=True)

    assert "A colleague sees to this now." in page.text
    with acts(ada), pytest.raises(Refused):
        actions.finish(reminder=reminder, by=ada)
    with acts(ada):
        assert Reminder.objects.get().state == "open"


def test_what_waits_waits_no_longer_when_it_is_given(ada, lea, reminder, acts):
    with acts(ada):
        actions.put_off(reminder=reminder, until=in_days(3), reason="away", today=engine.today(), by=ada)
        actions.give(reminder=reminder, to=lea, by=ada)

        kept = Reminder.objects.get()
        assert (kept.snoozed_until, kept.snooze_reason) == (None, "")


def leave_the_team(person):
    CaseUserObjectPermission.objects.filter(user=person).delete()


def leave_the_house(person):
    person.is_active = False
    person.save()


def have_another_role(person):
    person.roles = [Role.COORDINATOR]
    person.save()


def go_on_leave_from_a_sealed_case(person):
    with acting_for(person.organisation_id):
        case, today = Reminder.objects.get().case, timezone.localdate()
        leave = {"person": person, "stand_in": case.assigned_to, "entered_by": person}
        Seal.objects.create(case=case, woman=case.woman, reason="Her uncle works here.", sealed_by=person)
        Leave.objects.create(**leave, begins_on=today, ends_on=today)


@pytest.mark.parametrize("leave", [leave_the_team, leave_the_house, have_another_role, go_on_leave_from_a_sealed_case])
def test_who_can_see_to_it_no_longer_loses_it_to_whom_it_was_told(ada, lea, reminder, acts, leave):
    with acts(ada):
        actions.give(reminder=reminder, to=lea, by=ada)
        assert colleagues.bring_back(Reminder.objects.all(), timezone.localdate()) == 0
        leave(lea)

        assert colleagues.bring_back(Reminder.objects.all(), timezone.localdate()) == 1
        assert in_the_day_of(ada) == [reminder]


def test_a_date_without_a_case_goes_to_somebody_with_the_same_role(ada, ben, lea, zoe, acts, browse):
    with acts(ada):
        reminder = tell(ada, None, 10, object_id=ada.code)

    assert give(browse(ada), reminder, lea).status_code == 422
    assert give(browse(ada), reminder, zoe).status_code == 200
    with acts(ada):
        assert in_the_day_of(zoe) == [reminder]


def test_who_stands_in_for_her_sees_what_is_hers_to_do(ada, zoe, lea, reminder, acts, browse):
    assert "CY-7F3K9-1" not in browse(zoe).get(MY_DAY).text
    with acts(ada):
        Leave.objects.create(person=ada, stand_in=zoe, begins_on=in_days(-1), ends_on=in_days(1), entered_by=ada)

    page = browse(zoe).get(MY_DAY)
    assert "CY-7F3K9-1" in page.text and "for Ada" in page.text
    browse(zoe).post(reverse("reminders:finish", args=[reminder.pk]))
    with acts(ada):
        assert Reminder.objects.get().state == "done"
        assert AuditEntry.objects.get(event="reminder.done").actor_id == zoe.pk


def test_when_she_is_back_it_is_hers_alone(ada, zoe, reminder, acts):
    with acts(ada):
        Leave.objects.create(person=ada, stand_in=zoe, begins_on=in_days(-9), ends_on=in_days(-1), entered_by=ada)

        assert in_the_day_of(zoe) == []


def test_one_date_told_to_her_twice_is_one_line_and_one_tap(ada, lea, case, acts, browse):
    """Lea is told of it herself, and Ada gives her hers."""
    with acts(ada):
        hers, given = tell(lea, case, 10), tell(ada, case, 10)
        actions.give(reminder=given, to=lea, by=ada)
        assert len(in_the_day_of(lea)) == 1

    browse(lea).post(reverse("reminders:finish", args=[hers.pk]))
    with acts(ada):
        assert set(Reminder.objects.values_list("state", flat=True)) == {"done"}

    browse(lea).post(reverse("reminders:take_back", args=[hers.pk]))
    with acts(ada):
        assert set(Reminder.objects.values_list("state", flat=True)) == {"open"}


def test_what_her_colleague_has_done_she_does_not_take_back(ada, lea, reminder, acts, browse):
    with acts(ada):
        actions.give(reminder=reminder, to=lea, by=ada)
        actions.finish(reminder=reminder, by=lea)
    page = browse(ada).post(reverse("reminders:take_back", args=[reminder.pk]), follow=True)

    assert "A colleague sees to this now." in page.text
    with acts(ada):
        assert Reminder.objects.get().state == "done"
