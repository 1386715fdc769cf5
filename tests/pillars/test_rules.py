"""R20: a woman of whom nothing is heard is not forgotten."""

import datetime

import pytest
from django.urls import reverse

from cases.models import Case
from cases.reminders.models import Reminder
from pillars.actions import deliver_service
from pillars.catalogue import LEGAL
from pillars.models import Assessment, Service
from tests.pillars.conftest import FIRST_CONTACT, TODAY, make_case
from tests.reminders.telling import told, told_above

SPOKEN = FIRST_CONTACT + datetime.timedelta(days=100)


def after(days):
    return SPOKEN + datetime.timedelta(days=days)


def served(case, held_on=SPOKEN, **changes):
    values = {"pillar": "legal", "service_type": "LEGAL_INFORMATION", "minutes": 30, "held_on": held_on} | changes
    return Service.objects.create(case=case, woman_id=case.woman_id, staff=case.assigned_to, **values)


def talked(case, held_on):
    hers = {"case": case, "woman_id": case.woman_id, "made_by": case.assigned_to}
    return Assessment.objects.create(**hers, kind="review", pillar="", held_on=held_on)


@pytest.fixture
def judged(case, ada, acts):
    """Her case, last spoken with on SPOKEN; `judged("HIGH")` says how safe she is."""

    def judge(risk):
        Case.objects.filter(pk=case.pk).update(risk_level=risk)
        served(case)
        return case

    return judge


@pytest.mark.parametrize("risk, days", [("HIGH", 14), ("", 14), ("MEDIUM", 30)])
def test_the_caseworker_is_told_the_sooner_the_less_safe_she_is(ada, judged, acts, risk, days):
    with acts(ada):
        judged(risk)

        assert told("R20", after(days - 1)) == []
        assert told("R20", after(days)) == [(after(days), "Ada")]


def test_where_the_risk_is_low_two_months_may_pass(ada, judged, acts):
    with acts(ada):
        judged("LOW")

        assert told("R20", after(59)) == told("R20H", after(59)) == []
        assert told("R20H", after(60)) == [(after(60), "Ada")]


def test_after_60_days_a_pause_is_proposed_in_its_place(ada, judged, acts):
    with acts(ada):
        judged("HIGH")
        told("R20", after(59))

        assert told("R20H", after(60)) == [(after(60), "Ada")]
        assert told("R20", after(60)) == []


def test_the_step_to_a_pause_stands_beside_it(ada, judged, acts, browse):
    with acts(ada):
        case = judged("LOW")
        told("R20H", after(60))

    page = browse(ada).get(reverse("reminders:my_day")).text
    assert f'href="{reverse("cases:move", args=[case.code, "on_hold"])}">Next step: On hold</a>' in page


@pytest.mark.parametrize("speak", [served, talked])
def test_speaking_with_her_begins_the_time_anew(ada, judged, acts, speak):
    with acts(ada):
        case = judged("HIGH")
        told("R20", after(14))
        speak(case, held_on=after(10))

        assert told("R20", after(14)) == []
        assert told("R20", after(24)) == [(after(24), "Ada")]


def test_a_service_to_which_she_came_leaves_the_day_at_once(ada, case, acts):
    with acts(ada):
        told("R20H", TODAY)
        assert Reminder.objects.open().filter(rule="R20H").exists()
        deliver_service(case=case, pillar=LEGAL, service_type="LEGAL_INFORMATION", held_on=TODAY, minutes=30, by=ada)

        assert not Reminder.objects.open().filter(rule="R20H").exists()


@pytest.mark.parametrize("attendance", ["no_show", "cancelled_by_her", "cancelled_by_organisation"])
def test_an_appointment_to_which_she_did_not_come_is_no_contact(ada, judged, acts, attendance):
    with acts(ada):
        served(judged("HIGH"), held_on=after(10), attendance=attendance)

        assert told("R20", after(14)) == [(after(14), "Ada")]


def test_without_any_record_the_first_contact_counts(ada, acts):
    with acts(ada):
        make_case(ada)

        assert told("R20H", FIRST_CONTACT + datetime.timedelta(days=60)) != []


@pytest.mark.parametrize("state", ["enquiry", "intake", "on_hold", "closure_requested", "closed"])
def test_a_case_that_is_not_at_work_asks_for_no_contact(ada, judged, acts, state):
    with acts(ada):
        judged("HIGH")
        told("R20", after(14))
        Case.objects.update(state=state)

        assert told("R20", after(14)) == told("R20H", after(90)) == []


def test_after_a_week_the_supervisor_hears_of_it(ada, ben, judged, acts):
    with acts(ada):
        judged("HIGH")

        assert told_above("R20", after(20)) == []
        assert told_above("R20", after(21)) == [(after(14), "Ben")]


def test_another_organisation_hears_nothing(ada, eve, judged, acts):
    with acts(ada):
        judged("HIGH")
    with acts(eve):
        assert told("R20", after(14)) == []
