"""A worker chooses when her letters come, sees what they say, and tries one."""

import pytest
from django.urls import reverse

from cases.reminders.digest.models import Choice
from tests.digest.conftest import choose
from tests.digest.server import free_port

PAGE, TRY, SETTINGS = reverse("digest:choose"), reverse("digest:try_it"), reverse("accounts:settings")
WEEKLY = {"rhythm": "weekly", "weekday": "3", "hour": "10", "version": "1"}


@pytest.fixture
def choice_of(acts):
    def choice(person):
        with acts(person):
            return Choice.objects.get(person=person)

    return choice


def test_she_chooses_and_it_is_remembered(ada, browse, choice_of, events):
    assert browse(ada).post(PAGE, WEEKLY).url == SETTINGS

    choice = choice_of(ada)
    assert (choice.rhythm, choice.weekday, choice.hour, choice.on_free_days) == ("weekly", 3, 10, False)
    details = {"rhythm": "weekly", "weekday": 3, "hour": 10, "on_free_days": False}
    assert events(ada)[-1] == ("letters.chosen", details)


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ({}, "A letter comes every working day from 08:00, when something is due."),
        ({"hour": 9, "on_free_days": True}, "A letter comes every day from 09:00, when something is due."),
        (
            {"rhythm": "weekly", "weekday": 3},
            "A letter comes once a week (Thursday, from 08:00), when something is due.",
        ),
        ({"rhythm": "never"}, "No letter comes."),
    ],
)
def test_her_settings_say_what_she_chose(ada, browse, choice, sentence):
    if choice:
        choose(ada, **choice)

    page = browse(ada).get(SETTINGS).content.decode()

    assert sentence in page
    assert f'href="{PAGE}"' in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"rhythm": "hourly"}, "Select a valid choice"),
        ({"hour": "3"}, "Select a valid choice"),
        ({"hour": "18"}, "Select a valid choice"),
        ({"weekday": "9"}, "Select a valid choice"),
        ({"weekday": "6"}, "Choose a working day, or tick below that letters may come at weekends."),
        ({"version": ""}, "This field is required"),
    ],
)
def test_nonsense_is_not_taken_and_said(ada, browse, wrong, says):
    response = browse(ada).post(PAGE, WEEKLY | wrong)

    assert response.status_code == 422
    assert says in response.content.decode()


def test_who_asks_for_it_is_written_to_on_a_sunday(ada, browse, choice_of):
    browse(ada).post(PAGE, WEEKLY | {"weekday": "6", "on_free_days": "on"})

    assert (choice_of(ada).weekday, choice_of(ada).on_free_days) == (6, True)


def test_a_choice_made_in_a_second_tab_is_not_overwritten(ada, browse, choice_of):
    browse(ada).post(PAGE, WEEKLY)

    response = browse(ada).post(PAGE, WEEKLY | {"rhythm": "never"})

    assert response.status_code == 409
    assert choice_of(ada).rhythm == "weekly"


def test_the_hours_are_those_of_her_organisation(ada, hope, browse):
    hope.work_begins, hope.work_ends = 7, 14
    hope.save()

    page = browse(ada).get(PAGE).content.decode()

    assert '<option value="7" selected>07:00' in page
    assert '<option value="13">13:00' in page
    assert "14:00" not in page


def test_she_sees_all_it_will_say(ada, browse, settings):
    settings.DEFAULT_FROM_EMAIL = "no-reply@work.example.org"

    page = browse(ada).get(PAGE).content.decode()

    for words in ("You have 3 tasks due.", "You have 1 task overdue.", "Your tasks", "no-reply@work.example.org"):
        assert words in page


def test_the_letter_she_tries_is_the_letter_of_the_preview(ada, browse, mailoutbox, events):
    assert browse(ada).post(TRY).url == PAGE

    assert [(mail.to, mail.subject) for mail in mailoutbox] == [([ada.email], "Your tasks")]
    assert "You have 3 tasks due.\nYou have 1 task overdue." in mailoutbox[0].body
    assert events(ada)[-1] == ("letters.tried", {})


def test_she_cannot_fill_a_letter_box_with_trials(ada, browse, mailoutbox, events):
    browse(ada).post(TRY)

    assert browse(ada).post(TRY).status_code == 409
    assert len(mailoutbox) == 1
    assert events(ada)[-1][0] == "letters.tried.refused"


def test_a_mail_server_that_does_not_take_it_is_told(ada, browse, settings, choice_of):
    settings.EMAIL_BACKEND = "coalesce.mail.backend.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()

    response = browse(ada).post(TRY)

    assert response.status_code == 409
    assert "The mail server did not take the letter." in response.content.decode()


@pytest.mark.parametrize("address", [PAGE, TRY])
def test_who_has_no_list_of_tasks_has_no_letters(dora, sam, client, browse, address):
    assert client.post(address).url.startswith(reverse("account_login"))
    assert browse(dora).post(address).status_code == 403
    assert browse(sam).post(address).status_code == 403


def test_settings_of_who_has_no_list_of_tasks_say_nothing_of_letters(dora, browse):
    assert PAGE not in browse(dora).get(SETTINGS).content.decode()


def test_another_organisation_sees_no_choice_of_hers(ada, eve, acts):
    choose(ada, rhythm=Choice.Rhythm.NEVER)

    with acts(eve):
        assert not Choice.objects.exists()
