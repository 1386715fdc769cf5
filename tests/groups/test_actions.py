"""A session with several women is one entry, and one attendance in the record of each of them."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from cases.models import Case
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale
from pillars import actions as pillar_actions
from pillars.catalogue import PSYCHOSOCIAL
from pillars.groups.models import GroupSession
from pillars.models import Service
from reporting import counting
from tests.groups.conftest import correct, hold
from tests.pillars.conftest import FIRST_CONTACT, TODAY, agree, change_her_mind

DAY = datetime.timedelta(days=1)
ONCE = "5f1d2c3e-0a0b-4c0d-8e0f-112233445566"
CAME, NO_SHOW = "attended", "no_show"


def events(name):
    return AuditEntry.objects.filter(event=name)


def test_each_woman_has_one_service_with_her_own_attendance(ada, women, acts):
    first, second, third = women
    with acts(ada):
        session = hold(ada, {first: CAME, second: NO_SHOW})

    with acts(ada):
        made = Service.objects.order_by("case__code")
        told = list(made.values_list("case", "mode", "minutes", "attendance", "interpreter", "childcare", "staff"))
        assert told == [
            (first.pk, "group", 90, CAME, True, True, ada.pk),
            (second.pk, "group", 0, NO_SHOW, True, True, ada.pk),
        ]
        assert {service.group_session for service in made} == {session}


def test_each_woman_reads_in_her_audit_of_herself_alone(ada, women, acts):
    with acts(ada):
        hold(ada, {women[0]: CAME, women[1]: CAME})

    with acts(ada):
        assert events("group_session.held").get().details == {"type": "GROUP_SUPPORT", "women": 2}
        assert events("group_session.held").get().woman_id is None
        assert events("service.delivered").count() == 2
        assert events("service.delivered").filter(woman_id=women[0].woman_id).count() == 1


def test_a_form_posted_twice_makes_one_session(ada, women, acts):
    for _again in range(2):
        with acts(ada):
            hold(ada, {women[0]: CAME}, once=ONCE)

    with acts(ada):
        assert (GroupSession.objects.count(), Service.objects.count()) == (1, 1)


def test_other_people_in_an_old_form_are_not_taken_for_the_first(ada, women, acts):
    with acts(ada):
        hold(ada, {women[0]: CAME}, once=ONCE)

    with acts(ada), pytest.raises(Stale, match="saved before"):
        hold(ada, {women[1]: CAME}, once=ONCE)


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_a_session_lasts_a_day_at_most(ada, women, acts, minutes):
    with acts(ada), pytest.raises(Refused, match="1440"):
        hold(ada, {women[0]: CAME}, minutes=minutes)


def test_a_session_of_tomorrow_is_not_recorded_today(ada, women, acts):
    with acts(ada), pytest.raises(Refused, match="future"):
        hold(ada, {women[0]: CAME}, held_on=TODAY + DAY)


def test_a_session_without_anybody_is_none(ada, acts):
    with acts(ada), pytest.raises(Refused, match="at least one"):
        hold(ada, {})


def test_a_service_belongs_to_its_pillar(ada, women, acts):
    with acts(ada), pytest.raises(Refused, match="another pillar"):
        hold(ada, {women[0]: CAME}, service_type="LEGAL_ADVICE")


def test_a_specialist_leads_groups_of_her_own_pillar(lea, ada, women, acts):
    with acts(lea), pytest.raises(PermissionDenied):
        hold(lea, {})


def test_nobody_is_put_in_a_group_by_who_may_not_see_her(ada, women, zoes_woman, acts):
    with acts(ada), pytest.raises(Refused, match="not among your cases"):
        hold(ada, {women[0]: CAME, zoes_woman: CAME})

    with acts(ada):
        assert Service.objects.count() == 0


@pytest.mark.parametrize(
    "trouble, sentence",
    [
        (lambda case: Case.objects.filter(pk=case.pk).update(state="closed"), "closed"),
        (lambda case: Case.objects.filter(pk=case.pk).update(state="intake"), "not begun"),
        (lambda case: change_her_mind(case, decision="refused"), "not agreed"),
        (lambda case: agree(case, purpose="record_keeping", decision="withdrawn"), "not agree to a record"),
        (lambda case: Case.objects.filter(pk=case.pk).update(first_contact_on=TODAY + DAY), "first contact"),
    ],
)
def test_what_stands_against_one_woman_is_said(ada, women, acts, trouble, sentence):
    with acts(ada):
        trouble(women[1])

    with acts(ada), pytest.raises(Refused, match=sentence):
        hold(ada, {women[0]: CAME, women[1]: CAME})


def test_attendance_is_put_right_and_a_woman_added(ada, women, acts):
    first, second, third = women
    with acts(ada):
        session = hold(ada, {first: CAME, second: CAME})
    with acts(ada):
        correct(session, ada, {first: NO_SHOW, second: CAME, third: CAME})

    with acts(ada):
        told = dict(Service.objects.values_list("case", "attendance"))
        assert told == {first.pk: NO_SHOW, second.pk: CAME, third.pk: CAME}
        assert Service.objects.get(case=first).minutes == 0
        assert Service.objects.get(case=second).version == 1
        assert events("service.corrected").get().woman_id == first.woman_id


def test_a_woman_is_taken_out_with_a_reason_that_her_audit_keeps(ada, women, acts):
    with acts(ada):
        session = hold(ada, {women[0]: CAME, women[1]: CAME})
    with acts(ada), pytest.raises(Refused, match="Say why"):
        correct(session, ada, {women[0]: CAME, women[1]: ""})
    with acts(ada):
        correct(session, ada, {women[0]: CAME, women[1]: ""}, reason="her_wish")

    with acts(ada):
        assert list(Service.objects.values_list("case", flat=True)) == [women[0].pk]
        entry = events("service.taken_out").get()
        assert (entry.woman_id, entry.details["reason"]) == (women[1].woman_id, "her_wish")


def test_she_is_taken_out_even_after_she_took_her_consent_back(ada, women, acts):
    with acts(ada):
        session = hold(ada, {women[0]: CAME, women[1]: CAME})
        agree(women[1], purpose="record_keeping", decision="withdrawn")
    with acts(ada):
        correct(session, ada, {women[0]: CAME, women[1]: ""}, reason="her_wish")

    with acts(ada):
        assert Service.objects.count() == 1


def test_the_last_woman_stays(ada, women, acts):
    with acts(ada):
        session = hold(ada, {women[0]: CAME})

    with acts(ada), pytest.raises(Refused, match="Leave at least one"):
        correct(session, ada, {women[0]: ""}, reason="mistaken")


def test_a_changed_length_changes_every_attendance_even_of_whom_she_does_not_see(ada, zoe, women, zoes_woman, acts):
    with acts(zoe):
        session = hold(zoe, {zoes_woman: CAME})
    with acts(ada):
        correct(session, ada, {women[0]: CAME}, minutes=60)

    with acts(ada):
        assert set(Service.objects.values_list("minutes", flat=True)) == {60}
        assert GroupSession.objects.get().minutes == 60


def test_what_stands_against_a_woman_unseen_is_told_without_telling_of_her(ada, zoe, women, zoes_woman, acts):
    with acts(zoe):
        session = hold(zoe, {zoes_woman: CAME})
        Case.objects.filter(pk=zoes_woman.pk).update(state="closed")

    with acts(ada), pytest.raises(Refused, match="do not see"):
        correct(session, ada, {women[0]: CAME}, minutes=60)


def test_a_closed_case_in_it_does_not_keep_the_others_from_being_put_right(ada, women, acts):
    with acts(ada):
        session = hold(ada, {women[0]: CAME, women[1]: CAME})
        Case.objects.filter(pk=women[1].pk).update(state="closed")
    with acts(ada):
        correct(session, ada, {women[0]: NO_SHOW, women[1]: CAME})
    with acts(ada), pytest.raises(Refused, match="closed"):
        correct(session, ada, {women[0]: NO_SHOW, women[1]: ""}, version=2, reason="mistaken")

    with acts(ada):
        assert Service.objects.get(case=women[0]).attendance == NO_SHOW


def test_a_day_before_she_came_is_refused_when_the_date_is_moved(ada, women, acts):
    with acts(ada):
        session = hold(ada, {women[0]: CAME})

    with acts(ada), pytest.raises(Refused, match="first contact"):
        correct(session, ada, {women[0]: CAME}, held_on=FIRST_CONTACT - DAY)


def test_a_stale_form_overwrites_nothing(ada, zoe, women, zoes_woman, acts):
    with acts(ada):
        session = hold(ada, {women[0]: CAME})
    with acts(zoe):
        correct(session, zoe, {zoes_woman: CAME})

    with acts(ada), pytest.raises(Stale):
        correct(session, ada, {women[0]: NO_SHOW})


def test_her_own_page_corrects_her_attendance_and_nothing_that_all_share(ada, women, acts):
    with acts(ada):
        session = hold(ada, {women[0]: CAME, women[1]: CAME})
        service = Service.objects.get(case=women[0])
    kept = {"service_type": "GROUP_SUPPORT", "held_on": TODAY, "minutes": 90, "mode": "group", "goal": None}
    kept |= {"interpreter": True, "childcare": True, "attendance": NO_SHOW}
    with acts(ada):
        pillar_actions.correct_service(service=service, pillar=PSYCHOSOCIAL, version=1, by=ada, **kept)
    with acts(ada), pytest.raises(Refused, match="page of the session"):
        pillar_actions.correct_service(
            service=service, pillar=PSYCHOSOCIAL, version=2, by=ada, **kept | {"held_on": TODAY - DAY}
        )

    with acts(ada), pytest.raises(Stale):
        correct(session, ada, {women[0]: CAME, women[1]: CAME})


def test_a_session_is_counted_once_for_each_woman_who_came(ada, women, acts):
    with acts(ada):
        for woman in women:
            agree(woman, purpose="statistics")
        hold(ada, {women[0]: CAME, women[1]: CAME, women[2]: NO_SHOW})

    quarter = f"{TODAY.year}-Q{(TODAY.month + 2) // 3}"
    assert len(counting.women_counted(counting.first_services, quarter)) == 2
