"""A service keeps to whom she wants beside her, and to when she may be reached."""

import datetime
import uuid

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.interpreters import actions as interpreters
from coalesce.refusals import Refused
from pillars import actions
from pillars.catalogue import LEGAL
from pillars.models import Service
from tests.pillars.conftest import TODAY


def typed(**changes):
    values = {"once": uuid.uuid4(), "held_on": TODAY, "service_type": "LEGAL_ADVICE", "minutes": "30"}
    return values | {"attendance": "attended", "mode": "in_person", "note": ""} | changes


@pytest.fixture
def never_called(case, ada, acts):
    """Blessing may not be called on this day of the week."""
    with acts(ada):
        return case_actions.add_safe_contact(
            woman=case.woman, channel="PHONE", value="+35799123456", never_days=[TODAY.weekday()], by=ada
        )


@pytest.fixture
def send(case, ada, browse):
    address = reverse("pillars:deliver_service", args=[case.code, LEGAL])
    return lambda **changes: browse(ada).post(address, typed(**changes))


@pytest.fixture
def amara(ada, acts):
    with acts(ada):
        return interpreters.add_interpreter(name="Amara", languages=["eng"], gender="FEMALE", by=ada)


def test_a_call_on_a_day_on_which_nobody_calls_her_is_asked_about(never_called, send, ada, acts):
    answer = send(mode="phone")

    assert answer.status_code == 422
    assert "Say how it came about" in answer.content.decode()
    with acts(ada):
        assert not Service.objects.exists()


def test_it_is_saved_once_it_is_said_that_she_called(never_called, send, ada, acts):
    assert send(mode="phone", reached="by_her").status_code == 302

    with acts(ada):
        assert Service.objects.get().reached == "by_her"


def test_a_talk_face_to_face_and_a_call_on_another_day_ask_nothing(never_called, send, ada, acts):
    assert send().status_code == 302
    assert send(mode="phone", held_on=TODAY - datetime.timedelta(days=1)).status_code == 302


def test_nothing_gets_past_the_question_by_another_door(never_called, case, ada, acts):
    with acts(ada), pytest.raises(Refused, match="Never on"):
        actions.deliver_service(
            case=case, pillar=LEGAL, service_type="LEGAL_ADVICE", held_on=TODAY, minutes=5, mode="phone", by=ada
        )


def test_the_rules_stand_on_the_form_without_the_number(never_called, case, ada, browse):
    page = browse(ada).get(reverse("pillars:deliver_service", args=[case.code, LEGAL])).content.decode()

    assert "Never on" in page
    assert "99123456" not in page


def test_an_interpreter_is_chosen_from_those_she_wants(amara, send, ada, acts):
    assert send(interpreted_by=amara.pk).status_code == 302

    with acts(ada):
        service = Service.objects.get()
        assert (service.interpreted_by, service.interpreter) == (amara, True)


def test_whom_she_ruled_out_is_not_offered_and_not_taken(amara, case, send, ada, acts, browse):
    with acts(ada):
        interpreters.rule_out(case=case, interpreter=amara, reason="Her cousin", by=ada)

    page = browse(ada).get(reverse("pillars:deliver_service", args=[case.code, LEGAL])).content.decode()
    assert "Amara" not in page
    answer = send(interpreted_by=amara.pk)
    assert answer.status_code == 422
    assert "does not want this person" in answer.content.decode()
    with acts(ada), pytest.raises(Refused, match="does not want this person"):
        deliver(case, amara, ada)


def test_a_man_is_not_taken_where_she_wants_a_woman(case, ada, acts):
    with acts(ada):
        carl = interpreters.add_interpreter(name="Carl", languages=["eng"], gender="MALE", by=ada)
        case_actions.update_woman(woman=case.woman, changes={"interpreter_gender": "FEMALE"}, version=1, by=ada)
        case.woman.refresh_from_db()

        with pytest.raises(Refused, match="A woman only"):
            deliver(case, carl, ada)


def deliver(case, interpreter, by):
    return actions.deliver_service(
        case=case,
        pillar=LEGAL,
        service_type="LEGAL_ADVICE",
        held_on=TODAY,
        minutes=5,
        interpreted_by=interpreter,
        by=by,
    )
