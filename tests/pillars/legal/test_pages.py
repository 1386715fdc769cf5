"""The pages of the legal pillar: each record is added once, corrected by one at a time, and by nobody else."""

import datetime
import re

import pytest
from django.urls import reverse

from cases.models import Case
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from pillars.legal.models import Stage
from pillars.legal.sheets import SHEETS
from tests.cast import make_person
from tests.pillars.legal.conftest import days, moment

ONCE = {"once": "5f1d2c3e-0a0b-4c0d-8e0f-112233445566"}
SENT = {
    "permit": {"kind": "REFUGEE", "valid_from": days(-9).isoformat(), "number": "Z 77"},
    "period": {"country": "IE", "granted_on": days(-9).isoformat()},
    "proceeding": {"kind": "LABOUR", "began_on": days(-9).isoformat(), "stage": "begun", "lawyer": "A. Lawyer"},
    "hearing": {
        "kind": "hearing",
        "at": moment(9).strftime("%Y-%m-%dT%H:%M"),
        "interpreter": "to_book",
        "outcome": "planned",
        "place": "Room 4",
    },
    "deadline": {"kind": "answer", "due_on": days(9).isoformat(), "legal_basis": "Section 4"},
    "measure": {"kind": "address", "begins_on": days(-9).isoformat(), "authority": "The town"},
    "protection_needs": {
        "assessed_on": days(0).isoformat(),
        "assessor": "organisation",
        "needs": ["remote"],
        "note": "Her words",
    },
}
WORDS = {
    "permit": "Z 77",
    "proceeding": "A. Lawyer",
    "hearing": "Room 4",
    "deadline": "Section 4",
    "protection_needs": "Her words",
}
of_each = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.noun)


def new(sheet, case):
    return reverse(sheet.record_url, args=[case.code])


def known(sheet, case, row):
    return reverse(sheet.correct_url, args=[case.code, row.pk])


def add(person, sheet, case, browse):
    answer = browse(person).post(new(sheet, case), ONCE | SENT[sheet.noun])
    assert answer.status_code == 302, answer.context["form"].errors


@of_each
def test_ada_adds_it_once_however_often_she_presses(ada, case, acts, browse, sheet):
    for _again in range(2):
        add(ada, sheet, case, browse)

    with acts(ada):
        assert sheet.model.objects.count() == 1
        entry = AuditEntry.objects.get(object_id=str(sheet.model.objects.get().pk))
        assert entry.event.endswith(".recorded") and entry.actor_id == ada.pk
        assert WORDS.get(sheet.noun, "nothing") not in str(entry.details)


@of_each
def test_a_form_left_empty_says_what_is_missing(ada, case, browse, sheet):
    answer = browse(ada).post(new(sheet, case), {})

    assert answer.status_code == 422
    assert "Please look at this again" in answer.text


@of_each
def test_the_second_of_two_people_is_told_and_loses_no_word(ada, lea, case, acts, browse, sheet):
    add(ada, sheet, case, browse)
    with acts(ada):
        address = known(sheet, case, sheet.model.objects.get())
    version = re.search(r'name="version" value="(\d+)"', browse(ada).get(address).text).group(1)

    words = WORDS.get(sheet.noun, "")
    hers = {
        name: f"{value} and more" if words and value == words else value for name, value in SENT[sheet.noun].items()
    }
    first = browse(lea).post(address, SENT[sheet.noun] | {"version": version})
    second = browse(ada).post(address, hers | {"version": version})

    assert (first.status_code, second.status_code) == (302, 409)
    assert (f"{words} and more" if words else "") in second.text
    with acts(ada):
        assert AuditEntry.objects.filter(event__endswith=".corrected", actor_id=lea.pk).count() == 1


@of_each
def test_who_may_write(ada, lea, ben, eve, case, acts, browse, sheet):
    add(ada, sheet, case, browse)
    with acts(ada):
        addresses = [new(sheet, case), known(sheet, case, sheet.model.objects.get())]
    pia = make_person("Pia", ada.organisation, Role.SPECIALIST_PSYCHOSOCIAL)
    with acts(ada):
        from_the_team(case, pia)

    for address in addresses:
        answers = [browse(person).get(address).status_code for person in (ada, lea, ben, pia, eve)]
        assert answers == [200, 200, 403, 403, 404]


def from_the_team(case, person):
    case.team.model.objects.assign_perm("work_on_case", person, obj=case)


@of_each
def test_a_closed_case_says_so(ada, case, acts, browse, sheet):
    with acts(ada):
        Case.objects.update(state=Case.State.CLOSED)

    answer = browse(ada).post(new(sheet, case), SENT[sheet.noun])

    assert answer.status_code == 409
    assert "closed" in answer.text


@of_each
def test_a_record_of_another_case_is_not_found(ada, case, acts, browse, sheet):
    add(ada, sheet, case, browse)
    with acts(ada):
        row = sheet.model.objects.get()
        other = Case.objects.create(
            woman=case.woman, code="CY-7F3K9-2", state="active", first_contact_on=days(-9), assigned_to=ada
        )
        from_the_team(other, ada)

    assert browse(ada).get(known(sheet, case, row)).status_code == 200
    assert browse(ada).get(known(sheet, other, row)).status_code == 404


def test_a_slip_in_the_year_of_an_appointment_is_told_at_once(ada, case, browse):
    hearing = next(sheet for sheet in SHEETS if sheet.noun == "hearing")

    answer = browse(ada).post(new(hearing, case), SENT["hearing"] | {"at": "0202-01-31T10:00"})

    assert answer.status_code == 422
    assert "This year cannot be right" in answer.text


def test_the_time_is_the_one_on_the_clock_where_the_organisation_works(ada, case, acts, browse):
    ada.organisation.timezone = "Pacific/Kiritimati"
    ada.organisation.save()
    hearing = next(sheet for sheet in SHEETS if sheet.noun == "hearing")

    browse(ada).post(new(hearing, case), ONCE | SENT["hearing"] | {"at": f"{days(9)}T09:30"})

    with acts(ada):
        at = hearing.model.objects.get().at
        assert at == datetime.datetime.combine(days(8), datetime.time(19, 30), tzinfo=datetime.UTC)
    assert "09:30" in browse(ada).get(reverse("pillars:legal", args=[case.code])).text


def test_the_legal_page_tells_what_is_next_and_what_is_missing(ada, lea, case, acts, browse, records):
    with acts(ada):
        proceeding = records.proceeding(legal_aid="applied", role="applicant")
        records.hearing(interpreter="to_book", accompaniment="to_arrange", proceeding=proceeding)
        records.deadline(kind="answer", due_on=days(4), from_letter=True, assigned_to=lea)
        records.measure()
        records.needs()

    page = browse(ada).get(reverse("pillars:legal", args=[case.code])).text
    card = browse(ada).get(case.get_absolute_url()).text

    assert "interpreter to be booked" in page and "company to be arranged" in page
    assert "4 days left" in page and "Lea" in page
    assert "legal aid: Applied for" in page
    assert "No-contact order" in page and "In force" in page
    assert page.index("4 days left") < page.index("Hearing in court")
    assert re.search(r"<dt>Next date</dt><dd>[^<]*Answer to a court", card)


def test_what_is_over_stands_behind_what_is_to_come(ada, case, acts, browse, records):
    with acts(ada):
        records.hearing(at=moment(-5), outcome="held", kind="lawyer")
        records.hearing(at=moment(5))

    page = browse(ada).get(reverse("pillars:legal", args=[case.code])).text

    assert page.index("Hearing in court") < page.index("Talk with her lawyer")


def test_the_timeline_tells_what_happened_and_not_what_was_sealed(ada, case, acts, browse, records):
    with acts(ada):
        records.proceeding(lawyer="A. Lawyer", authority="Labour court of the north")
        records.hearing(at=moment(-5), outcome="held", place="Room 4")
        records.hearing(at=moment(5), kind="lawyer")
        records.deadline(due_on=days(-1), done_on=days(-2), legal_basis="Section 4")
        records.measure(authority="The town")
        records.reflection()

    page = browse(ada).get(reverse("cases:timeline", args=[case.code])).text

    for words in ("Labour and wages", "Hearing in court", "Legal deadline met", "No-contact order", "(suggested)"):
        assert words in page
    for words in ("A. Lawyer", "Labour court", "Room 4", "Section 4", "The town", "Talk with her lawyer"):
        assert words not in page


def test_the_page_takes_as_many_queries_for_much_as_for_one(
    ada, case, acts, browse, records, django_assert_max_num_queries
):
    def add_all():
        with acts(ada):
            records.hearing()
            records.deadline(assigned_to=ada)
            records.measure()
            records.needs()
            records.proceeding()

    def count(address, most):
        browse(ada).get(address)
        with django_assert_max_num_queries(most) as counted:
            assert browse(ada).get(address).status_code == 200
        return len(counted)

    pages = {reverse("pillars:legal", args=[case.code]): 36, case.get_absolute_url(): 36}
    add_all()
    few = [count(address, most) for address, most in pages.items()]
    for _time in range(6):
        add_all()

    many = [count(address, most) for address, most in pages.items()]
    # The five latest things may be of fewer kinds then, and each kind is one question.
    assert all(much <= one for much, one in zip(many, few, strict=True)), (many, few)


def test_a_proceeding_shows_the_stages_it_went_through(ada, case, acts, browse, records):
    sheet = next(sheet for sheet in SHEETS if sheet.noun == "proceeding")
    with acts(ada):
        proceeding = records.proceeding()
        Stage.objects.create(
            case=case,
            woman_id=case.woman_id,
            proceeding=proceeding,
            stage="appeal",
            reached_on=days(-3),
            recorded_by=ada,
        )

    page = browse(ada).get(known(sheet, case, proceeding)).text

    assert '<h2 id="stages">Stages</h2>' in page
    assert page.rindex("Reported or applied for") < page.rindex("Appeal")
