"""What follows: what is heard of it, tasks, the list on her case, and the closing of a case."""

import datetime

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases import lifecycle, timeline
from cases.models import Case
from cases.reminders import engine
from cases.reminders.models import Reminder
from coalesce.refusals import Refused
from referrals.outside import actions, tasks
from tests.outside.conftest import SERVICE, draft, fresh, link

TODAY = datetime.date.today()


@pytest.fixture
def open_tasks(ada, acts):
    def of(rule, day=TODAY):
        with acts(ada):
            engine.make_due_reminders(day)
            return list(Reminder.objects.filter(rule=rule, recipient=ada, state=Reminder.State.OPEN))

    return of


def test_what_was_heard_is_written_down(drafted, printed, ada, acts, as_it_is):
    with acts(ada):
        told = {"started_on": TODAY, "outcome": "full", "helped": "yes", "words": "They listened."}
        referral = fresh(drafted)
        actions.tell_feedback(referral=referral, version=referral.version, by=ada, **told)

    assert (as_it_is().started_on, as_it_is().outcome, as_it_is().helped) == (TODAY, "full", "yes")
    with acts(ada):
        assert fresh(drafted).words == "They listened."


def test_nothing_is_heard_of_what_never_left(drafted, secret, ada, acts):
    with acts(ada), pytest.raises(Refused, match="Nothing has reached the service"):
        referral = fresh(drafted)
        actions.tell_feedback(referral=referral, version=referral.version, by=ada, helped="yes")


def test_two_who_write_down_what_they_heard_do_not_overwrite_each_other(drafted, printed, ada, acts):
    with acts(ada):
        version = fresh(drafted).version
        actions.tell_feedback(referral=fresh(drafted), version=version, by=ada, helped="yes")

        with pytest.raises(Refused, match="Someone else changed this"):
            actions.tell_feedback(referral=fresh(drafted), version=version, by=ada, helped="no")


def test_a_day_to_come_is_answered_with_the_form(drafted, printed, ada, browse, as_it_is):
    address = reverse("outside:feedback", args=[drafted.number])
    later = (TODAY + datetime.timedelta(days=2)).isoformat()

    page = browse(ada).post(address, {"version": as_it_is().version, "started_on": later, "words": "She waits"})

    assert page.status_code == 422
    assert "still to come" in page.content.decode() and "She waits" in page.content.decode()


def test_what_was_heard_is_told_on_its_page(drafted, printed, ada, browse, as_it_is):
    address = reverse("outside:feedback", args=[drafted.number])

    page = browse(ada).post(address, {"version": as_it_is().version, "helped": "partly"}, follow=True)

    assert "Partly" in page.content.decode()


def test_a_link_that_nobody_opens_is_a_task_on_the_day_it_ends(drafted, secret, open_tasks):
    assert open_tasks("R21L") == []
    assert len(open_tasks("R21L", TODAY + datetime.timedelta(days=3))) == 1


def test_the_task_goes_when_it_was_opened(drafted, secret, reads, open_tasks):
    reads(secret)

    assert open_tasks("R21L", TODAY + datetime.timedelta(days=3)) == []


def test_the_task_goes_when_another_link_was_made(drafted, secret, ada, acts, open_tasks):
    with acts(ada):
        link(drafted, ada, days=7)

    assert open_tasks("R21L", TODAY + datetime.timedelta(days=3)) == []


def test_wrong_codes_are_a_task_at_once(drafted, secret, reads, open_tasks):
    for _try in range(5):
        reads(secret, code="22222222")

    assert len(open_tasks("R21L")) == 1


def test_what_she_took_back_is_a_task_in_the_same_moment(drafted, printed, consent, ada, acts):
    with acts(ada):
        case_actions.withdraw_consent(consent=consent, by=ada)

        assert Reminder.objects.filter(rule="OUTBACK", recipient=ada, state=Reminder.State.OPEN).count() == 1
        assert not Reminder.objects.filter(rule="TAKEBACK").exists()


def test_the_clock_closes_links_for_every_organisation(drafted, secret, later, as_it_is):
    later(days=4)

    tasks.close_ended_links()

    assert as_it_is().state == "expired"


def test_the_case_lists_what_went_where(drafted, secret, case, ada, browse, reads):
    reads(secret)

    page = browse(ada).get(reverse("referrals:case", args=[case.code])).content.decode()

    assert SERVICE in page and drafted.number in page and "Opened" in page


def test_the_list_costs_the_same_with_one_and_with_many(
    case, consent, drafted, ada, acts, browse, django_assert_max_num_queries
):
    address = reverse("referrals:case", args=[case.code])
    browser = browse(ada)
    browser.get(address)
    with django_assert_max_num_queries(60) as one:
        browser.get(address)
    with acts(ada):
        for number in range(4):
            draft(case, consent, ada, summary=f"Number {number}")

    with django_assert_max_num_queries(len(one)):
        browser.get(address)


def test_the_timeline_tells_what_was_opened_and_printed(drafted, secret, case, ada, acts, reads):
    reads(secret)

    with acts(ada):
        titles = [str(entry.title) for entry in timeline.latest(Case.objects.get(pk=case.pk), 40)]
    assert f"{SERVICE} opened what was shared" in titles


def test_a_case_is_not_closed_while_a_link_waits(drafted, secret, case, ada, acts):
    with acts(ada):
        move = lifecycle.Move(Case.State.CLOSURE_REQUESTED, Case.State.CLOSED, "")

        assert any("still waits to be opened" in str(why) for why in lifecycle.hindrances(case, move, ada))
        assert any("waits to be opened" in str(end.sentence) for end in lifecycle.what_is_open(case))


def test_nothing_is_drafted_in_a_closed_case(case, consent, ada, acts):
    with acts(ada):
        Case.objects.filter(pk=case.pk).update(state=Case.State.CLOSED, closed_on=TODAY)

        with pytest.raises(Refused, match="This case is closed"):
            draft(Case.objects.get(pk=case.pk), consent, ada)


@pytest.mark.parametrize(("who", "words"), [("drafted", "Nothing has left"), ("secret", "the link opens nothing")])
def test_taking_back_says_what_it_means(who, words, drafted, request, ada, browse):
    request.getfixturevalue(who)
    address = reverse("outside:take_back", args=[drafted.number])

    assert words in browse(ada).get(address).content.decode()
    assert browse(ada).post(address).status_code == 302
