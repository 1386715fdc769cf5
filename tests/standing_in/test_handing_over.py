"""A leaver's cases, tasks and dates, given to her colleagues in one step."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import actions as case_actions
from cases.caseload.actions import set_limits
from cases.doors.actions import seal_case
from cases.models import Case, EmergencyOpening
from cases.reminders.models import Reminder
from cases.standing_in import handing_over
from cases.standing_in.models import HandOver
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from pillars.legal.models import Deadline
from tests.cast import make_organisation, make_person
from tests.standing_in.conftest import day

PEOPLE = reverse("standing_in:people")


def page_of(person):
    return reverse("standing_in:hand_over", args=[person.code])


def answers(cases, *people, **more):
    """The form as it is sent: each case to one person, None for "as above", or "stays"."""
    chosen = {f"to_{case.pk.hex}": str(getattr(to, "code", to or "")) for case, to in zip(cases, people, strict=True)}
    return {"step": "done", "once": str(uuid4()), **chosen, **more}


def leader(case, acts, person):
    with acts(person):
        return Case.objects.get(pk=case.pk).assigned_to


def team(case, acts, person):
    with acts(person):
        return {member.user for member in case.team.select_related("user")}


def remind(case, recipient, **more):
    return Reminder.objects.create(
        **{"case": case, "woman_id": case.woman_id if case else None, "rule": "R03", "object_id": uuid4()}
        | {"due_on": day(3), "lead_days": 7, "shown_from": day(0), "recipient": recipient}
        | more
    )


def test_everything_goes_to_one_colleague_in_one_step(ada, ben, ines, cases, browse, acts):
    answer = browse(ben).post(page_of(ada), answers(cases, None, None, to_all=ines.code), follow=True)

    page = answer.content.decode()
    assert "2 cases were handed over" in page
    assert "To hand something back, open this page for the colleague who has it now" in page
    assert "Ada holds nothing more" in page
    for case in cases:
        assert leader(case, acts, ben) == ines
        assert team(case, acts, ben) == {ines}


def test_case_by_case_each_goes_to_another_and_one_stays(ada, ben, ines, lea, cases, browse, acts):
    with acts(ada):
        third = case_actions.open_enquiry(by=ada)
    sent = answers([*cases, third], ines, None, "stays", to_all=ben.code)
    make_a_caseworker(ben)

    assert browse(ben).post(page_of(ada), sent).status_code == 302

    assert [leader(case, acts, ben) for case in (*cases, third)] == [ines, ben, ada]


def make_a_caseworker(person):
    person.roles = [*person.roles, Role.CASEWORKER]
    person.save()


def test_the_preview_says_what_would_change_and_changes_nothing(ada, ben, ines, cases, browse, acts):
    with acts(ben):
        set_limits(alert=1, most=1, own={}, version=1, by=ben)

    answer = browse(ben).post(page_of(ada), answers(cases, ines, None) | {"step": "look"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "What would change" in page
    assert "1 of 1" in page
    assert "Stays with Ada" in page
    assert f'value="{ines.code}"' in page
    assert [leader(case, acts, ben) for case in cases] == [ada, ada]
    with acts(ben):
        assert not HandOver.objects.exists()


def test_beyond_what_was_agreed_is_shown_and_not_forbidden(ada, mia, ben, ines, cases, browse, acts):
    with acts(ben):
        set_limits(alert=1, most=1, own={}, version=1, by=ben)
    sent = answers(cases, ines, ines)

    assert "This is more than was agreed" in browse(mia).post(page_of(ada), sent | {"step": "look"}).content.decode()
    assert browse(mia).post(page_of(ada), sent).status_code == 302

    assert [leader(case, acts, ben) for case in cases] == [ines, ines]
    with acts(ben):
        assert AuditEntry.objects.get(event="caseload.exceeded").details == {"to": ines.pk, "open": 2, "most": 1}


def test_going_back_from_the_preview_keeps_what_was_chosen(ada, ben, ines, cases, browse):
    answer = browse(ben).post(page_of(ada), answers(cases, ines, None) | {"step": "change"})

    assert answer.status_code == 200
    assert f'value="{ines.code}" selected' in answer.content.decode()


def test_each_case_gets_an_entry_of_its_own(ada, ben, ines, cases, browse, acts):
    with acts(ada):
        remind(cases[0], ada)
        Deadline.objects.create(case=cases[0], woman=cases[0].woman, kind="appeal", due_on=day(9), assigned_to=ada)
    browse(ben).post(page_of(ada), answers(cases, ines, ines))

    with acts(ben):
        entries = {entry.object_id: entry for entry in AuditEntry.objects.filter(event="case.handed_over")}
        whole = AuditEntry.objects.get(event="leaver.handed_over")
    assert {str(case.pk) for case in cases} == entries.keys()
    assert entries[str(cases[0].pk)].details == {"from": ada.pk, "to": ines.pk, "tasks": 1, "dates": 1}
    assert entries[str(cases[0].pk)].woman_id == cases[0].woman_id
    assert (whole.actor_id, whole.details) == (ben.pk, {"person": ada.pk, "cases": 2})


def test_deadlines_that_were_hers_become_her_colleagues(ada, ben, ines, lea, cases, browse, acts):
    about = {"case": cases[0], "woman": cases[0].woman, "kind": "appeal", "due_on": day(9)}
    with acts(ada):
        hers = Deadline.objects.create(**about, assigned_to=ada)
        done = Deadline.objects.create(**about, assigned_to=ada, done_on=day(0))
        anothers = Deadline.objects.create(**about, assigned_to=lea)

    assert "1 legal deadline" in browse(ben).get(page_of(ada)).content.decode()
    browse(ben).post(page_of(ada), answers(cases, ines, None))

    with acts(ben):
        whose = [Deadline.objects.get(pk=one.pk).assigned_to for one in (hers, done, anothers)]
        assert Deadline.objects.get(pk=hers.pk).version == 2
    assert whose == [ines, ada, lea]


def test_dates_that_wait_for_her_pass_on_and_what_she_has_done_does_not(ada, ben, ines, lea, cases, browse, acts):
    with acts(ada):
        own = remind(cases[0], ada)
        taken_over = remind(cases[0], lea, handled_by=ada)
        from_ines = remind(cases[0], ines, handled_by=ada)
        given_away = remind(cases[0], ada, handled_by=lea)
        done = remind(cases[0], ada, state="done")
        stays = remind(cases[1], ada)

    browse(ben).post(page_of(ada), answers(cases, ines, None))

    with acts(ben):
        handled = {one.pk: one.handled_by for one in Reminder.objects.select_related("handled_by")}
    assert handled == {
        own.pk: ines,
        taken_over.pk: ines,
        from_ines.pk: None,
        given_away.pk: lea,
        done.pk: None,
        stays.pk: None,
    }


def test_dates_that_belong_to_no_case_go_along(ada, ben, ines, cases, browse, acts):
    with acts(ada):
        reminder = remind(None, ada)
    assert "1 date that belongs to no case" in browse(ben).get(page_of(ada)).content.decode()

    browse(ben).post(page_of(ada), answers(cases, None, None, dates_to=ines.code))

    with acts(ben):
        assert Reminder.objects.get(pk=reminder.pk).handled_by == ines
    assert leader(cases[0], acts, ben) == ada


def test_a_manager_gives_what_belongs_to_no_case_to_another_manager_and_no_case(hope, mia, ben, ada, browse, acts):
    max_, window = make_person("Max", hope, Role.ORGANISATION_MANAGER), browse(ben)
    with acts(mia):
        reminder = remind(None, mia)

    form = window.get(page_of(mia)).context["form"]
    assert str(max_.code) in dict(form.fields["dates_to"].choices)
    assert str(max_.code) not in dict(form.fields["to_all"].choices)
    window.post(page_of(mia), answers([], dates_to=max_.code))

    with acts(mia):
        assert Reminder.objects.get(pk=reminder.pk).handled_by == max_


def test_a_specialist_hands_over_her_places_in_the_teams(lea, ada, ben, hope, cases, browse, acts):
    liv = make_person("Liv", hope, Role.SPECIALIST_LEGAL)
    with acts(ada):
        case_actions.join_team(case=cases[0], user=lea, by=ada)

    browse(ben).post(page_of(lea), answers(cases[:1], liv))

    assert team(cases[0], acts, ben) == {ada, liv}
    assert leader(cases[0], acts, ben) == ada
    with acts(ben):
        assert AuditEntry.objects.filter(event="tasks.handed_over", object_id=cases[0].pk).count() == 1


def test_only_a_caseworker_takes_on_what_she_leads(ada, ben, lea, cases, browse, acts):
    answer = browse(ben).post(page_of(ada), answers(cases, None, None, to_all=lea.code))

    assert answer.status_code == 422
    assert "only a caseworker can lead a case" in answer.content.decode()
    with acts(ben), pytest.raises(Refused, match="only a caseworker can lead a case"):
        handing_over.hand_over(person=ada, moves={cases[0].pk: lea}, by=ben)
    assert leader(cases[0], acts, ben) == ada


def test_a_manager_who_works_on_cases_takes_nothing_on_by_herself(hope, ada, ines, cases, browse, acts):
    mara = make_person("Mara", hope, Role.ORGANISATION_MANAGER, Role.CASEWORKER)
    window = browse(mara)

    answer = window.post(page_of(ada), answers(cases, None, None, to_all=mara.code))

    assert answer.status_code == 422
    # An apostrophe is written as an entity on a page.
    assert "cases on by herself. Ask a supervisor" in answer.content.decode()
    with acts(mara), pytest.raises(Refused, match="Nobody takes a colleague's cases on by herself"):
        handing_over.hand_over(person=ada, moves={cases[0].pk: mara}, by=mara)
    assert team(cases[0], acts, ada) == {ada}
    assert window.post(page_of(ada), answers(cases, ines, ines)).status_code == 302


def test_a_supervisor_who_sees_the_cases_anyway_takes_them_on(ada, ben, cases, browse, acts):
    make_a_caseworker(ben)

    assert browse(ben).post(page_of(ada), answers(cases, ben, ben)).status_code == 302

    assert leader(cases[0], acts, ben) == ben


def test_choosing_nobody_is_said(ada, ben, cases, browse):
    answer = browse(ben).post(page_of(ada), answers(cases, None, None))

    assert answer.status_code == 422
    assert "Choose a colleague, for everything or for one case" in answer.content.decode()


@pytest.mark.parametrize("garbage", [{"to_all": "nobody"}, {"to_zz": "x"}, {"once": "x"}])
def test_what_no_page_sends_is_refused_with_the_page(garbage, ada, ben, cases, browse):
    assert browse(ben).post(page_of(ada), {"step": "done"} | garbage).status_code == 422


# Sealed cases.


def test_a_sealed_case_goes_only_to_somebody_in_its_team(ada, ben, ines, hope, cases, browse, acts):
    iris = make_person("Iris", hope, Role.CASEWORKER)
    with acts(ada):
        for member in (ben, iris):
            case_actions.join_team(case=cases[0], user=member, by=ada)
        seal_case(case=cases[0], reason="A colleague is her cousin", by=ada)
    window = browse(ben)

    refused = window.post(page_of(ada), answers(cases, None, None, to_all=ines.code))
    assert refused.status_code == 422
    assert "only to somebody who is in its team already" in refused.content.decode()
    assert window.post(page_of(ada), answers(cases, iris, None)).status_code == 302

    assert leader(cases[0], acts, ben) == iris


@pytest.mark.parametrize("by", ["ben", "mia"])
def test_what_is_sealed_from_whoever_looks_stays_and_is_a_number(by, request, ada, ines, cases, browse, acts):
    by = request.getfixturevalue(by)
    with acts(ada):
        seal_case(case=cases[0], reason="A colleague is her cousin", by=ada)
    window = browse(by)

    page = window.get(page_of(ada)).content.decode()
    assert "1 sealed case of Ada stays" in page
    assert cases[0].code not in page
    answer = window.post(page_of(ada), answers(cases, ines, ines), follow=False)

    assert answer.status_code == 409
    assert cases[0].code not in answer.content.decode()
    assert [leader(case, acts, ada) for case in cases] == [ada, ada]


def test_nobody_takes_a_sealed_case_on_by_herself(ada, hope, cases, browse, acts):
    both = make_person("Both", hope, Role.SUPERVISOR, Role.CASEWORKER)
    with acts(ada):
        case_actions.join_team(case=cases[0], user=both, by=ada)
        seal_case(case=cases[0], reason="A colleague is her cousin", by=ada)

    answer = browse(both).post(page_of(ada), answers(cases, both, None))

    assert answer.status_code == 422
    with acts(both), pytest.raises(Refused, match="nobody takes it on by herself"):
        handing_over.hand_over(person=ada, moves={cases[0].pk: both}, by=both)


# Twice, and two at once.


def test_sending_it_twice_is_handing_over_once(ada, ben, ines, cases, browse, acts):
    sent, window = answers(cases, ines, ines), browse(ben)

    assert [window.post(page_of(ada), sent).status_code for _time in range(2)] == [302, 302]

    with acts(ben):
        assert HandOver.objects.count() == 1
        assert AuditEntry.objects.filter(event="case.handed_over").count() == 2


def test_a_page_that_was_sent_and_then_changed_is_not_taken_for_done(ada, ben, ines, cases, browse, acts):
    sent, window = answers(cases, ines, "stays"), browse(ben)
    window.post(page_of(ada), sent)

    answer = window.post(page_of(ada), sent | {f"to_{cases[1].pk.hex}": str(ines.code)})

    assert answer.status_code == 409
    assert "This page has been sent before" in answer.content.decode()
    assert leader(cases[1], acts, ben) == ada


def test_the_second_of_two_reads_who_did_it(ada, ben, mia, ines, cases, browse, acts):
    browse(ben).post(page_of(ada), answers(cases, ines, None))

    answer = browse(mia).post(page_of(ada), answers(cases, ines, ines))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"Ben handed over {cases[0].code} on" in page
    assert "Open the page again to see what is left" in page
    assert leader(cases[1], acts, ben) == ada


def test_of_two_at_the_same_moment_one_is_refused_and_nothing_is_half_done(fresh_database):
    hope = make_organisation("hope", "CY", "Hope")
    ada, ines, iris = (make_person(name, hope, Role.CASEWORKER) for name in ("Ada", "Ines", "Iris"))
    ben, mia = make_person("Ben", hope, Role.SUPERVISOR), make_person("Mia", hope, Role.ORGANISATION_MANAGER)
    with acting_for(hope.pk, ada):
        cases = [case_actions.open_enquiry(by=ada) for _time in range(3)]
    together = Barrier(2)

    def give(to, by):
        together.wait(timeout=60)
        try:
            with acting_for(hope.pk, by):
                return handing_over.hand_over(person=ada, moves={case.pk: to for case in cases}, by=by)
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(give, (ines, iris), (ben, mia)))

    refused = [one for one in done if isinstance(one, Refused)]
    with acting_for(hope.pk, ada):
        leaders = {Case.objects.get(pk=case.pk).assigned_to for case in cases}
    assert len(refused) == 1
    assert "handed over" in refused[0].sentence
    assert len(leaders) == 1
    assert leaders < {ines, iris}


# Afterwards.


def test_the_refusal_to_deactivate_leads_to_the_page_and_afterwards_it_works(ada, mia, ines, cases, browse):
    window, deactivate = browse(mia), reverse("accounts:deactivate", args=[ada.code])

    refused = window.post(deactivate)
    assert refused.status_code == 409
    assert f'href="{page_of(ada)}"' in refused.content.decode()
    done = window.post(page_of(ada), answers(cases, ines, ines), follow=True)
    assert f'href="{deactivate}"' in done.content.decode()
    window.post(deactivate)

    ada.refresh_from_db()
    assert not ada.is_active


@pytest.mark.parametrize(
    "held", ["1 legal deadline", "1 case in aftercare", "1 date taken over from a colleague", "of no case"]
)
def test_whoever_holds_any_task_hands_it_over_before_she_leaves(held, ada, lea, ben, mia, ines, browse, acts):
    with acts(ben):
        case = case_actions.open_enquiry(by=ines)
        case_actions.join_team(case=case, user=ada, by=ben)
        give_to(ada, held, case, lea)
    window, deactivate = browse(mia), reverse("accounts:deactivate", args=[ada.code])

    refused = window.post(deactivate)
    assert refused.status_code == 409
    assert "Ada still holds 1 task: 1 " in refused.content.decode()
    assert f'href="{page_of(ada)}"' in refused.content.decode()
    window.post(page_of(ada), answers([case], ines, dates_to=ines.code))
    assert window.post(deactivate).status_code == 302

    ada.refresh_from_db()
    assert not ada.is_active


def give_to(person, held, case, colleague):
    if held == "1 legal deadline":
        about = {"case": case, "woman": case.woman, "kind": "appeal", "due_on": day(9)}
        Deadline.objects.create(**about, assigned_to=person)
    elif held == "1 case in aftercare":
        ended = {"state": "closed", "closed_on": day(0), "aftercare_until": day(30)}
        Case.objects.filter(pk=case.pk).update(assigned_to=person, **ended)
    else:
        remind(None if held == "of no case" else case, colleague, handled_by=person)


def test_a_task_of_a_case_that_has_ended_keeps_nobody(ada, lea, ben, mia, ines, browse, acts):
    with acts(ben):
        case = case_actions.open_enquiry(by=ines)
        give_to(ada, "1 legal deadline", case, lea)
        give_to(ada, "1 date taken over from a colleague", case, lea)
        Case.objects.filter(pk=case.pk).update(state="closed", closed_on=day(0))

    assert browse(mia).post(reverse("accounts:deactivate", args=[ada.code])).status_code == 302


def test_handing_back_is_the_same_page_for_the_receiver(ada, ben, ines, cases, browse, acts):
    window = browse(ben)
    window.post(page_of(ada), answers(cases, ines, ines))

    window.post(page_of(ines), answers(cases, ada, ada))

    assert [leader(case, acts, ben) for case in cases] == [ada, ada]
    assert [team(case, acts, ben) for case in cases] == [{ada}, {ada}]


# Who may, and what they see.


def test_a_manager_sees_codes_and_never_a_name_nor_a_link_into_a_record(ada, mia, cases, browse, acts):
    page = browse(mia).get(page_of(ada)).content.decode()

    assert cases[0].code in page
    assert not [word for word in ("Blessing", "Joy", cases[0].get_absolute_url()) if word in page]
    with acts(mia):
        assert not AuditEntry.objects.filter(event="woman.read", actor_id=mia.pk).exists()


@pytest.mark.parametrize("person", ["ada", "lea", "dora"])
def test_nobody_else_hands_over_for_a_leaver(person, request, ada, browse):
    window = browse(request.getfixturevalue(person))

    assert window.get(PEOPLE).status_code == 403
    assert window.get(page_of(ada)).status_code == 403


def test_people_of_another_organisation_do_not_exist_here(hope, ada, harbour, browse):
    stranger = make_person("Max", harbour, Role.ORGANISATION_MANAGER)

    assert browse(stranger).get(page_of(ada)).status_code == 404
    assert "Ada" not in browse(stranger).get(PEOPLE).content.decode()


def test_the_list_counts_what_each_leads_and_works_on(ada, lea, ben, cases, browse, acts):
    with acts(ada):
        case_actions.join_team(case=cases[0], user=lea, by=ada)

    rows = {leaver.person: leaver for leaver in browse(ben).get(PEOPLE).context["people"]}

    assert (rows[ada].leads, rows[ada].works_on) == (2, 2)
    assert (rows[lea].leads, rows[lea].works_on) == (0, 1)


def test_an_opening_in_an_emergency_is_no_case_of_hers(ada, lea, ben, cases, browse, acts):
    with acts(ada):
        about = {"case": cases[0], "woman": cases[0].woman, "opened_by": lea}
        EmergencyOpening.objects.create(**about, occasion="danger", reason="She called")

    assert "Lea holds nothing more" in browse(ben).get(page_of(lea)).content.decode()


def test_the_pages_ask_as_many_questions_for_many_cases_as_for_one(hope, ada, ben, ines, cases, browse, acts):
    window = browse(ben)

    def costs():
        return {address: cost(window, address) for address in (PEOPLE, page_of(ada), reverse("standing_in:leave"))}

    costs()
    few = costs()
    with acts(ada):
        for number in range(6):
            case = case_actions.open_enquiry(by=ada)
            remind(case, ada)
            make_person(f"Worker{number}", hope, Role.CASEWORKER)

    assert costs() == few
    assert all(count <= most for count, most in zip(few.values(), (13, 21, 11), strict=True)), few


def cost(window, address):
    with CaptureQueriesContext(connection) as asked:
        assert window.get(address).status_code == 200
    return len(asked)
