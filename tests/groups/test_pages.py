"""The pages of group sessions: who finds them, what the form asks, and how little one woman's page tells of another."""

import datetime
import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coalesce.audit.models import AuditEntry
from pillars.catalogue import PSYCHOSOCIAL
from pillars.groups.models import GroupSession
from pillars.models import Service
from tests.groups.conftest import agreeing_case, hold
from tests.pillars.conftest import TODAY, change_her_mind

CAME = "attended"
HOLD = reverse("groups:hold")


def typed(by, attendance, **changes):
    words = {
        "once": str(uuid.uuid4()),
        "held_on": TODAY.isoformat(),
        "service_type": "GROUP_SUPPORT",
        "minutes": "90",
        "facilitator": by.code,
        "language": "eng",
        "place": "The large room",
    }
    return words | {f"came_{case.pk}": value for case, value in attendance.items()} | changes


def session_of(by, attendance, acts):
    with acts(by):
        return hold(by, attendance)


def words_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_one_form_records_the_session_for_every_woman(ada, women, browse, acts):
    answer = browse(ada).post(HOLD, typed(ada, {women[0]: CAME, women[1]: "no_show"}))

    assert answer.status_code == 302
    with acts(ada):
        assert GroupSession.objects.get().place == "The large room"
        assert Service.objects.filter(mode="group").count() == 2


def test_the_same_form_sent_twice_leads_to_the_same_session(ada, women, browse, acts):
    form = typed(ada, {women[0]: CAME})
    first, second = (browse(ada).post(HOLD, form) for _again in range(2))

    assert first.url == second.url
    with acts(ada):
        assert Service.objects.count() == 1


def test_what_stands_against_one_woman_stands_beside_her_and_nothing_typed_is_lost(ada, women, browse, acts):
    with acts(ada):
        change_her_mind(women[1], decision="refused")

    answer = browse(ada).post(HOLD, typed(ada, {women[0]: CAME, women[1]: CAME}))
    page = answer.content.decode()

    assert answer.status_code == 422
    assert f"{women[1].code}: She has not agreed to be supported" in words_of(answer)
    assert page.count('<option value="attended" selected>') == 2
    assert 'value="The large room"' in page
    with acts(ada):
        assert Service.objects.count() == 0


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"minutes": "0"}, "greater than or equal to 1"),
        ({"minutes": "1441"}, "less than or equal to 1440"),
        ({"held_on": (TODAY + datetime.timedelta(days=1)).isoformat()}, "future"),
        ({"service_type": "LEGAL"}, "Select a valid choice"),
        ({"place": "x" * 81}, "at most 80 characters"),
        ({"facilitator": str(uuid.uuid4())}, "not one of the available choices"),
    ],
)
def test_each_mistake_has_its_sentence(ada, women, browse, changes, sentence):
    answer = browse(ada).post(HOLD, typed(ada, {women[0]: CAME}, **changes))

    assert answer.status_code == 422
    assert sentence in words_of(answer)


def test_a_session_with_nobody_in_it_is_refused(ada, women, browse):
    answer = browse(ada).post(HOLD, typed(ada, {}))

    assert answer.status_code == 422
    assert "Nobody was chosen" in words_of(answer)


def test_a_woman_whom_she_may_not_see_cannot_be_posted(ada, women, zoes_woman, browse, acts):
    browse(ada).post(HOLD, typed(ada, {women[0]: CAME, zoes_woman: CAME}))

    with acts(ada):
        assert list(Service.objects.values_list("case", flat=True)) == [women[0].pk]


def test_only_her_own_open_cases_can_be_chosen(ada, women, zoes_woman, browse):
    page = browse(ada).get(HOLD).content.decode()

    assert all(case.code in page for case in women)
    assert zoes_woman.code not in page


def test_the_session_names_the_women_of_the_reader_and_counts_the_others(ada, zoe, women, zoes_woman, browse, acts):
    session = session_of(ada, {women[0]: CAME, women[1]: CAME}, acts)
    with acts(zoe):
        browse(zoe).post(
            reverse("groups:correct", args=[session.pk]),
            typed(ada, {zoes_woman: CAME}, version="1", interpreter="on", childcare="on"),
        )

    hers = words_of(browse(ada).get(session.get_absolute_url()))
    zoes = words_of(browse(zoe).get(session.get_absolute_url()))

    assert "and 1 other, whose case is not yours" in hers
    assert "and 2 others, whose cases are not yours" in zoes
    assert zoes_woman.code not in hers
    assert women[0].code not in zoes


def test_opening_a_session_is_remembered_in_the_record_of_each_woman_shown(ada, women, browse, acts):
    session = session_of(ada, {women[0]: CAME, women[1]: CAME}, acts)

    browse(ada).get(session.get_absolute_url())

    with acts(ada):
        read = AuditEntry.objects.filter(event="woman.read").values_list("woman_id", flat=True)
        assert set(read) == {women[0].woman_id, women[1].woman_id}


def test_a_womans_own_page_never_tells_who_else_was_there(ada, women, browse, acts):
    session_of(ada, {women[0]: CAME, women[1]: CAME}, acts)

    for name in ("pillars:psychosocial", "cases:case"):
        page = browse(ada).get(reverse(name, args=[women[0].code])).content.decode()
        assert women[1].code not in page


def test_the_list_counts_who_came(ada, women, browse, acts):
    session_of(ada, {women[0]: CAME, women[1]: "no_show"}, acts)

    assert "1 of 2" in words_of(browse(ada).get(reverse("groups:list")))


def test_a_specialist_sees_the_sessions_of_her_own_pillar(ada, lea, women, browse, acts):
    session = session_of(ada, {women[0]: CAME}, acts)

    assert "No group session yet" in words_of(browse(lea).get(reverse("groups:list")))
    assert browse(lea).get(session.get_absolute_url()).status_code == 404


def test_another_organisation_finds_nothing(ada, eve, women, browse, acts):
    session = session_of(ada, {women[0]: CAME}, acts)

    assert browse(eve).get(session.get_absolute_url()).status_code == 404
    assert browse(eve).get(reverse("groups:correct", args=[session.pk])).status_code == 404


def test_a_supervisor_records_no_group(ben, browse):
    assert browse(ben).get(HOLD).status_code == 403


def test_taking_a_woman_out_asks_for_the_reason(ada, women, browse, acts):
    session = session_of(ada, {women[0]: CAME, women[1]: CAME}, acts)
    address = reverse("groups:correct", args=[session.pk])
    form = typed(ada, {women[0]: CAME, women[1]: ""}, version="1", interpreter="on", childcare="on")

    asked = browse(ada).post(address, form)
    done = browse(ada).post(address, form | {"reason": "mistaken"})

    assert (asked.status_code, done.status_code) == (422, 302)
    assert "Say why she was taken out" in words_of(asked)
    with acts(ada):
        assert Service.objects.get().case_id == women[0].pk


def test_a_stale_form_of_a_session_is_told_so(ada, women, browse, acts):
    session = session_of(ada, {women[0]: CAME}, acts)
    address = reverse("groups:correct", args=[session.pk])
    form = typed(ada, {women[0]: "no_show"}, version="1", interpreter="on", childcare="on")

    assert browse(ada).post(address, form).status_code == 302
    assert browse(ada).post(address, form).status_code == 409


def test_on_her_page_her_attendance_is_corrected_and_the_day_stays(ada, women, browse, acts):
    session_of(ada, {women[0]: CAME}, acts)
    with acts(ada):
        service = Service.objects.get()
    address = reverse("pillars:correct_service", args=[women[0].code, PSYCHOSOCIAL, service.pk])
    answer = browse(ada).post(
        address, {"version": "1", "attendance": "no_show", "held_on": "2001-01-01", "minutes": "15", "note": "Ill."}
    )

    assert answer.status_code == 302
    with acts(ada):
        service = Service.objects.get()
        assert (service.attendance, service.held_on, service.note) == ("no_show", TODAY, "Ill.")


def test_a_hundred_women_cost_as_many_queries_as_one(ada, women, browse, acts):
    browser = browse(ada)
    browser.get(HOLD)

    def cost(method, *form):
        with CaptureQueriesContext(connection) as queries:
            assert getattr(browser, method)(HOLD, *form).status_code in {200, 302}
        return len(queries)

    shown_few, saved_few = cost("get"), cost("post", typed(ada, {women[0]: CAME}))
    browser.get(HOLD)
    with acts(ada):
        more = [agreeing_case(ada, code=f"CY-X{number:04}") for number in range(97)]
    shown_many, saved_many = cost("get"), cost("post", typed(ada, dict.fromkeys([*women, *more], CAME)))

    assert (shown_few, saved_few) == (shown_many, saved_many)
    assert max(shown_many, saved_many) <= 25
