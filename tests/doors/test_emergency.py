"""A case that somebody outside its team opens in an emergency."""

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.doors import actions
from cases.models import EmergencyOpening
from cases.reminders import engine
from cases.reminders.models import Reminder
from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused
from tests.doors.notes import privileged_note

FORM = reverse("doors:emergency")
ASKED = {"occasion": "danger", "reason": "She called from the street"}


def test_a_colleague_opens_a_case_by_its_code_and_a_reason(case, ines, browse, events):
    answer = browse(ines).post(FORM, {"code": f" {case.code.lower()} ", **ASKED}, follow=True)

    assert answer.status_code == 200
    page = answer.content.decode()
    assert "You opened this case in an emergency." in page
    assert "in 3" in page  # hours that are left
    assert "emergency.opened" in events(ines)


def test_a_code_of_another_organisation_is_answered_like_one_that_was_never_given(case, eve, browse):
    window = browse(eve)

    theirs, none = (window.post(FORM, {"code": code, **ASKED}) for code in (case.code, "CY-22222-1"))

    assert theirs.status_code == none.status_code == 422
    assert "No case of your organisation has this code" in theirs.content.decode()
    assert theirs.context["form"].errors == none.context["form"].errors


def test_nothing_typed_is_lost_when_the_code_is_wrong(ines, browse):
    page = browse(ines).post(FORM, {"code": "CY-22222-1", **ASKED}).content.decode()

    assert "She called from the street" in page


def test_a_reason_has_to_be_given(case, ines, browse, acts):
    answer = browse(ines).post(FORM, {"code": case.code, "occasion": "danger", "reason": "  "})

    assert answer.status_code == 422
    with acts(ines):
        assert not EmergencyOpening.objects.exists()


def test_whoever_works_on_the_case_needs_no_emergency(case, pia, browse, acts):
    answer = browse(pia).post(FORM, {"code": case.code, **ASKED}, follow=True)

    assert "opens without an emergency" in answer.content.decode()
    with acts(pia):
        assert not EmergencyOpening.objects.exists()


def test_opening_twice_is_one_opening(case, ines, browse, acts):
    for _time in range(2):
        browse(ines).post(FORM, {"code": case.code, **ASKED})

    with acts(ines):
        assert EmergencyOpening.objects.count() == 1


def test_the_caseworker_and_the_supervisors_are_told_at_once(case, ada, ben, bea, ines, browse, opens, acts):
    opens(ines)

    for person in (ada, ben, bea):
        page = browse(person).get(reverse("reminders:my_day")).content.decode()
        assert "Opened in an emergency" in page, person
        assert case.code in page
    assert "Opened in an emergency" not in browse(ines).get(reverse("reminders:my_day")).content.decode()


def test_of_a_sealed_case_no_supervisor_outside_the_team_is_told(case, sealed, ada, ben, bea, ines, opens, acts):
    opens(ines)

    with acts(ada):
        told = set(Reminder.objects.filter(rule="OPENED").values_list("recipient", flat=True))
    assert told == {ada.pk, bea.pk}


def test_the_clock_that_runs_again_tells_nobody_twice(case, ada, ines, opens, acts):
    opens(ines)
    with acts(ada):
        before = Reminder.objects.count()
        engine.make_due_reminders(engine.today())

        assert Reminder.objects.count() == before


def test_every_page_that_is_read_is_written_down_with_the_occasion(case, ines, opens, browse, acts):
    opening = opens(ines)

    browse(ines).get(reverse("cases:woman", args=[case.code]))

    with acts(ines):
        entry = AuditEntry.objects.filter(event="emergency.read").latest("sequence")
    assert entry.details == {"opening": str(opening.pk), "occasion": "danger", "page": "cases:woman"}
    assert entry.woman_id == case.woman_id


@pytest.mark.parametrize("name", ["cases:edit", "cases:woman_edit", "cases:team_join", "notes:write", "doors:seal"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_opened_it_in_an_emergency_writes_nowhere(name, method, case, ines, opens, browse, events):
    opens(ines)

    answer = getattr(browse(ines), method)(reverse(name, args=[case.code]))

    assert answer.status_code == 409
    assert "its team alone writes in it" in answer.content.decode()
    assert events(ines)[-1] == "emergency.write_refused"


def test_no_step_is_taken_through_a_page_that_only_needs_reading(case, ines, opens, browse, acts):
    opens(ines)

    answer = browse(ines).post(reverse("cases:move", args=[case.code, "closure_requested"]), {"reason": "x"})

    assert answer.status_code == 409


def test_no_draft_is_kept_of_what_she_types(case, ines, opens, browse):
    opens(ines)

    assert browse(ines).post(reverse("notes:save_draft", args=[case.code, "note"]), {"body": "x"}).status_code == 404


def test_no_page_of_the_case_offers_her_to_write(case, ines, opens, browse):
    opens(ines)

    page = browse(ines).get(reverse("cases:case", args=[case.code])).content.decode()

    assert reverse("cases:edit", args=[case.code]) not in page
    assert reverse("referrals:case", args=[case.code]) not in page


def test_a_supervisor_ends_it_early(case, ben, ines, opens, browse, events):
    opening = opens(ines)

    browse(ben).post(reverse("doors:end", args=[opening.pk]))

    assert browse(ines).get(reverse("cases:case", args=[case.code])).status_code == 404
    assert "emergency.ended" in events(ben)


def test_a_specialist_of_the_team_cannot_end_it(case, pia, ines, opens, acts):
    opening = opens(ines)

    with acts(pia), pytest.raises(Refused, match="caseworker or a supervisor"):
        actions.end_opening(opening=opening, by=pia)


def test_a_colleague_outside_the_team_cannot_even_see_what_to_end(case, lea, ines, opens, browse):
    opening = opens(ines)

    assert browse(lea).post(reverse("doors:end", args=[opening.pk])).status_code == 404


def test_her_team_sees_on_the_case_that_somebody_reads_it_now(case, ada, ines, opens, browse):
    opens(ines)
    window = browse(ada)

    assert (
        "Ines opened this case in an emergency" in window.get(reverse("cases:case", args=[case.code])).content.decode()
    )
    assert "She called from the street" in window.get(reverse("cases:team", args=[case.code])).content.decode()


def test_whoever_joins_the_team_meanwhile_may_write(case, ada, ines, opens, browse, acts):
    opens(ines)
    with acts(ada):
        case_actions.join_team(case=case, user=ines, by=ada)

    assert browse(ines).get(reverse("cases:edit", args=[case.code])).status_code == 200


def test_a_privileged_note_stays_closed_to_a_lawyer_outside_the_team(case, ada, lea, hope, opens, acts, browse):
    note = privileged_note(case, hope, ada, acts)
    opens(lea)

    assert browse(lea).get(note.get_absolute_url()).status_code == 404
