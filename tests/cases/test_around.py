"""Her details in sections, her children, her papers, and the dates that follow from them."""

import datetime
import uuid

import pytest
from django.urls import reverse

from cases import actions
from cases.models import Child, IdentityPaper, Woman
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused

TODAY = datetime.date.today()


def in_days(number):
    return TODAY + datetime.timedelta(days=number)


@pytest.fixture
def send(case, ada, browse):
    return lambda name, *further, **typed: browse(ada).post(reverse(f"cases:{name}", args=[case.code, *further]), typed)


@pytest.fixture
def woman(ada, acts):
    def read():
        with acts(ada):
            return Woman.objects.get()

    return read


def test_not_asked_declined_and_not_known_are_three_answers(send, ada, acts, woman):
    assert woman().literacy == ""
    for version, answer in enumerate(("DECLINED", "UNKNOWN", ""), start=1):
        assert send("details_understanding", literacy=answer, version=version).status_code == 302
        assert woman().literacy == answer


def test_a_pregnancy_is_sealed_and_its_day_is_told_to_her_caseworker(send, ada, acts, woman):
    assert send("details_health", pregnancy="YES", baby_due_on=in_days(20), version=1).status_code == 302

    with acts(ada):
        assert "•••" in str(Woman.objects.values_list("pregnancy", "baby_due_on").get())
        assert Woman.objects.get().baby_due_on == in_days(20)
        reminder = Reminder.objects.get(rule="R37")
        assert (reminder.due_on, reminder.recipient_id) == (in_days(20), ada.pk)


def test_a_date_that_the_product_compares_is_not_told_as_a_reading(send, case, ada, acts):
    send("details_health", pregnancy="YES", baby_due_on=in_days(20), version=1)

    with acts(ada) as acting:
        from_before = set(acting.women_read)
        actions.review_risk(case=case, level="LOW", why="Quiet", by=ada)
        assert acting.women_read == from_before


@pytest.mark.parametrize(
    ("section", "typed", "sentence"),
    [
        ("health", {"pregnancy": "YES", "baby_due_on": in_days(400)}, "more than nine months away"),
        ("health", {"pregnancy": "NO", "baby_due_on": in_days(9)}, "choose “Pregnant”"),
        ("health", {"special_needs": ["NONE", "SENSORY"]}, "stands alone"),
        ("citizenship", {"status_evidence": "PASSPORT", "status_seen_on": in_days(1)}, "in the future"),
        ("citizenship", {"status_seen_on": in_days(-1)}, "Choose what was seen"),
    ],
)
def test_what_cannot_be_is_told_beside_its_question(section, typed, sentence, send):
    answer = send(f"details_{section}", version=1, **typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_what_was_seen_carries_who_saw_it(send, ada, woman, acts):
    send("details_citizenship", third_country_status="TCN", status_evidence="PASSPORT", status_seen_on=TODAY, version=1)

    with acts(ada):
        assert Woman.objects.get().status_seen_by == ada


def test_a_child_is_added_once_changed_and_taken_away(send, ada, acts):
    once = uuid.uuid4()
    for _time in range(2):
        assert send("child_add", once=once, age_band="12-17", turns_18_on=in_days(50)).status_code == 302
    with acts(ada):
        child = Child.objects.get()
        assert Reminder.objects.filter(rule="R36", state="open").count() == 1

    assert send("child_change", child.pk, age_band="12-17", in_danger="on", version=1).status_code == 302
    assert send("child_change", child.pk, age_band="6-11", version=1).status_code == 409
    with acts(ada):
        assert Child.objects.get().in_danger
        assert not Reminder.objects.filter(rule="R36", state="open").exists()

    send("child_remove", child.pk)
    with acts(ada):
        assert not Child.objects.exists()
        told = (
            AuditEntry.objects.filter(event__startswith="child.").order_by("sequence").values_list("event", flat=True)
        )
        assert list(told) == ["child.added", "child.changed", "child.stale", "child.removed"]


def test_a_child_that_somebody_else_took_away_meanwhile_is_said_to_be_gone(send, case, ada, acts):
    send("child_add", once=uuid.uuid4(), age_band="12-17")
    with acts(ada):
        child = Child.objects.get()
        actions.remove_around(case=case, thing=Child.objects.get(), by=ada)

        with pytest.raises(Refused, match="took this away while you were writing"):
            actions.change_around(case=case, thing=child, version=1, by=ada, age_band="6-11")


def test_a_passport_is_reminded_of_and_one_that_is_lost_is_not(send, ada, acts):
    send("paper_add", once=uuid.uuid4(), kind="PASSPORT", state="HELD_BY_HER", expires_on=in_days(80))
    send("paper_add", once=uuid.uuid4(), kind="TRAVEL_DOCUMENT", state="LOST", expires_on=in_days(80))

    with acts(ada):
        assert Reminder.objects.get(rule="R05").object_id == IdentityPaper.objects.get(kind="PASSPORT").pk


def test_a_paper_that_she_never_had_does_not_end(send):
    answer = send("paper_add", once=uuid.uuid4(), kind="PASSPORT", state="NEVER_HAD", expires_on=in_days(80))

    assert answer.status_code == 422


def test_nothing_is_written_once_she_wants_no_record(case, ada, acts):
    with acts(ada):
        actions.refuse_consent(case=case, purpose="record_keeping", by=ada)

        with pytest.raises(Refused, match="Write nothing more"):
            actions.add_around(case=case, model=Child, age_band="6-11", by=ada)


def test_each_review_of_the_risk_is_kept_and_the_case_carries_the_latest(case, ada, acts):
    with acts(ada):
        actions.review_risk(case=case, level="LOW", why="Quiet", by=ada)
        actions.review_risk(case=case, level="HIGH", why="He called", by=ada)
        case.refresh_from_db()

        assert (case.risk_level, case.risk_review_on) == ("HIGH", in_days(7))
        assert case.risk_reviews.count() == 2


def test_a_risk_that_should_have_been_judged_again_stands_first(case, ada, acts, browse):
    with acts(ada):
        type(case).objects.update(risk_level="HIGH", risk_review_on=in_days(-1))

    assert "Judge the risk again" in browse(ada).get(case.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"held_on": in_days(1)}, "in the future"),
        ({"next_on": in_days(0)}, "comes after this one"),
        ({"next_on": in_days(400)}, "more than half a year away"),
        ({"why": ""}, "required"),
    ],
)
def test_a_review_that_cannot_be_right_is_told(typed, sentence, send):
    answer = send("risk_review", **({"level": "HIGH", "why": "He called", "held_on": TODAY} | typed))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_safe_hours_are_kept_from_the_form_and_a_line_that_ends_before_it_begins_is_told(send, ada, acts):
    line = {"channel": "PHONE", "value": "+357 99 123456", "days_1": [0, 1]}
    assert send("contact_add", **line, from_1="20:00", to_1="18:00").status_code == 422
    assert send("contact_add", **line, from_1="18:00").status_code == 422
    assert send("contact_add", **line, from_1="18:00", to_1="20:00", never_days=[1]).status_code == 422
    assert send("contact_add", **line, from_1="18:00", to_1="20:00", never_days=[6]).status_code == 302

    with acts(ada):
        contact = Woman.objects.get().safe_contacts.get()
        assert contact.safe_hours == [{"days": [0, 1], "from": "18:00", "to": "20:00"}]
        assert contact.never_days == [6]
