"""May she be reached this way, now? The rules she agreed on, in her own time."""

import datetime

import pytest

from cases import actions, safety
from coalesce.refusals import Refused, Stale

SUMMER_MONDAY = datetime.date(2026, 3, 30)
"""The first Monday after the clocks of Europe went forward."""
WINTER_MONDAY = datetime.date(2026, 3, 23)
EVENINGS = [{"days": [0, 1, 2, 3, 4], "from": "18:00", "to": "20:00"}]


def at(day, hour, minute=0):
    return datetime.datetime.combine(day, datetime.time(hour, minute), datetime.UTC)


@pytest.fixture
def phone(case, ada, acts):
    """`phone(never_days=[0])` is Blessing's phone with these rules."""

    def add(channel="PHONE", value="+35799123456", **rules):
        with acts(ada):
            return actions.add_safe_contact(woman=case.woman, channel=channel, value=value, by=ada, **rules)

    return add


@pytest.fixture
def answer(ada, hope, acts):
    """`answer(contact, moment)` as Ada's organisation in Nicosia is told."""
    hope.timezone = "Asia/Nicosia"
    hope.save()

    def ask(contact, moment, how=safety.CALL):
        with acts(ada):
            return safety.may_contact(contact, at=moment, how=how)

    return ask


def test_a_phone_without_hours_is_safe_at_any_time(phone, answer):
    assert answer(phone(), at(WINTER_MONDAY, 3)).is_allowed


@pytest.mark.parametrize(("day", "opens"), [(WINTER_MONDAY, 16), (SUMMER_MONDAY, 15)])
def test_her_hours_follow_the_clocks_of_nicosia_through_the_change_of_time(day, opens, phone, answer):
    contact = phone(safe_hours=EVENINGS)

    assert answer(contact, at(day, opens - 1, 59)).sentence == "Not before 18:00"
    assert answer(contact, at(day, opens)).is_allowed
    assert answer(contact, at(day, opens + 1, 59)).is_allowed
    assert not answer(contact, at(day, opens + 2)).is_allowed


@pytest.mark.parametrize(("day", "opens"), [(WINTER_MONDAY, 18), (SUMMER_MONDAY, 17)])
def test_the_same_hours_are_others_in_dublin(day, opens, hope, phone, answer):
    contact = phone(safe_hours=EVENINGS)
    hope.timezone = "Europe/Dublin"
    hope.save()

    assert not answer(contact, at(day, opens - 1, 59)).is_allowed
    assert answer(contact, at(day, opens)).is_allowed


def test_the_next_safe_hour_is_named_when_the_day_has_none_left(phone, answer):
    friday = WINTER_MONDAY + datetime.timedelta(days=4)

    assert answer(phone(safe_hours=EVENINGS), at(friday, 21)).sentence == "Not now. Next: Monday from 18:00"


def test_a_day_is_hers_by_her_own_midnight(phone, answer):
    late_on_sunday_in_london = at(WINTER_MONDAY - datetime.timedelta(days=1), 22, 30)

    assert answer(phone(never_days=[0]), late_on_sunday_in_london).sentence == "Never on Monday"


def test_a_way_is_closed_through_its_last_unsafe_day(phone, answer):
    contact = phone(unsafe_until=WINTER_MONDAY)

    assert answer(contact, at(WINTER_MONDAY, 12)).sentence == "Do not use until 23 March 2026"
    assert answer(contact, at(WINTER_MONDAY + datetime.timedelta(days=1), 12)).is_allowed


def test_a_message_is_sent_or_left_only_where_she_said_so(phone, answer):
    noon = at(WINTER_MONDAY, 12)
    silent = phone()
    open_one = phone(value="+35799000001", may_send_message=True, may_leave_message=True)

    assert answer(silent, noon, safety.MESSAGE).sentence == "Send no message"
    assert answer(silent, noon, safety.LEAVE_MESSAGE).sentence == "Leave no message"
    assert answer(open_one, noon, safety.MESSAGE).is_allowed
    assert answer(open_one, noon, safety.LEAVE_MESSAGE).is_allowed


def test_nobody_calls_an_address_for_letters(phone, answer):
    assert not answer(phone(channel="EMAIL", value="b@example.org"), at(WINTER_MONDAY, 12)).is_allowed


def test_free_words_are_for_a_person_to_judge_and_allow_nothing_by_themselves(phone, answer):
    told = answer(phone(safe_times="When he is at work"), at(WINTER_MONDAY, 12))

    assert (told.is_allowed, told.tone, told.sentence) == (False, "warn", "Read her safe times first.")


def test_the_code_word_comes_before_everything_that_is_said(phone, answer):
    told = answer(phone(code_word="lemon"), at(WINTER_MONDAY, 12))

    assert told.before == ("Ask for the code word first", "Leave no message")


def test_whether_she_may_be_called_is_judged_without_opening_her_record(phone, answer, ada, acts):
    contact = phone(safe_hours=EVENINGS, code_word="lemon")

    with acts(ada) as acting:
        fresh = safety.ways_of(contact.woman).get()
        safety.may_contact(fresh, at=at(WINTER_MONDAY, 12))
        assert acting.women_read == set()


def test_a_channel_that_she_did_not_agree_to_is_not_used(phone, answer, monkeypatch):
    monkeypatch.setattr(safety, "further_rules", [lambda contact, how: "She has not agreed to calls."])

    assert answer(phone(), at(WINTER_MONDAY, 12)).sentence == "She has not agreed to calls."


def test_whatever_sends_by_itself_is_refused_when_in_doubt(phone, ada, acts):
    contact = phone(safe_times="Mornings", may_send_message=True)

    with acts(ada), pytest.raises(Refused, match="safe times"):
        safety.demand_contact(contact, how=safety.MESSAGE)


def test_a_contact_form_that_is_sent_twice_makes_one_contact(phone, ada, acts, case):
    once = "5a1f5f1e-53a1-4c53-a9a1-07c9a9c9a001"
    first, second = phone(once=once), phone(once=once)

    assert first.pk == second.pk
    with pytest.raises(Stale, match="second contact"):
        phone(once=once, value="+35799000009")
    with acts(ada):
        assert case.woman.safe_contacts.count() == 1
