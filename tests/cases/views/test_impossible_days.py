"""A day that cannot be is told beside its field, and nothing typed is lost."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Woman

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def typed(case):
    """What the form of the case would send."""
    return {"need": "A room", "entry_route": "SELF", "first_contact_on": TODAY.isoformat(), "version": case.version}


@pytest.fixture
def send(case, ada, browse):
    """`send("edit", {...})` is Ada's answer to a form of Blessing's case."""
    return lambda name, values: browse(ada).post(reverse(f"cases:{name}", args=[case.code]), values)


def beside(page, field):
    assert page.status_code == 422
    return " ".join(page.context["form"].errors[field])


def test_a_birth_in_the_future_is_told(send, case):
    values = {"first_name": "Blessing", "date_of_birth": TODAY + DAY, "version": case.woman.version}

    assert "in the future" in beside(send("woman_edit", values), "date_of_birth")


def test_a_birth_after_the_first_contact_is_told(send, case, ada, acts):
    with acts(ada):
        Case.objects.update(first_contact_on=TODAY - 9 * DAY)
    values = {"first_name": "Blessing", "date_of_birth": TODAY - 8 * DAY, "version": case.woman.version}

    assert "born after the first contact" in beside(send("woman_edit", values), "date_of_birth")


def test_a_birth_after_the_first_contact_is_told_at_the_first_meeting(ada, browse):
    values = {"first_name": "Blessing", "date_of_birth": TODAY - 8 * DAY, "first_contact_on": TODAY - 9 * DAY}

    page = browse(ada).post(reverse("cases:register"), values)

    assert "born after the first contact" in beside(page, "first_contact_on")
    assert page.context["form"]["first_name"].value() == "Blessing"


def test_a_first_contact_before_her_birth_is_told(send, case, typed, ada, acts):
    with acts(ada):
        woman = Woman.objects.get()
        woman.date_of_birth = TODAY - 8 * DAY
        woman.save()

    page = send("edit", typed | {"first_contact_on": TODAY - 9 * DAY})

    assert "born after the first contact" in beside(page, "first_contact_on")


@pytest.mark.parametrize(("opened", "sentence"), [(0, "in the future"), (5, "opened before that day")])
def test_a_first_contact_after_the_opening_is_told(opened, sentence, send, typed, ada, acts):
    with acts(ada):
        Case.objects.update(opened_on=TODAY - opened * DAY)

    page = send("edit", typed | {"first_contact_on": TODAY + DAY if not opened else TODAY})

    assert sentence in beside(page, "first_contact_on")
    assert page.context["form"]["need"].value() == "A room"


def test_days_that_can_be_are_saved(send, typed, ada, acts):
    assert send("edit", typed).status_code == 302
    with acts(ada):
        assert Case.objects.get().need == "A room"
