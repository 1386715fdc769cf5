"""What an authority decided, what she wishes, and the places on her way: each a fact by itself."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import actions as case_actions
from cases.identification.models import FormalStep, OwnWish
from cases.models import Consent, TraffickingEvent, TraffickingProfile, Woman
from cases.reminders import engine
from cases.reminders.models import Reminder
from coalesce.refusals import Refused

TODAY = timezone.localdate


def typed_step(**changes):
    values = {
        "once": str(uuid.uuid4()),
        "status": "PRESUMED",
        "happened_on": TODAY().isoformat(),
        "authority": "Unit 4",
    }
    return values | changes


def test_a_formal_step_leaves_her_wish_and_the_profile_alone(case, ada, browse, acts):
    browse(ada).post(reverse("identification:record_formal_step", args=[case.code]), typed_step())

    with acts(ada):
        assert FormalStep.objects.get().status == "PRESUMED"
        assert not OwnWish.objects.exists()
        assert not TraffickingProfile.objects.exists()


def test_a_step_of_tomorrow_is_refused_with_the_form(case, ada, browse):
    address = reverse("identification:record_formal_step", args=[case.code])

    answer = browse(ada).post(address, typed_step(happened_on=str(TODAY() + timedelta(days=1))))

    assert answer.status_code == 422
    assert "has not come yet" in answer.content.decode()
    assert "Unit 4" in answer.content.decode()


def test_an_appeal_needs_the_refusal_before_it(ada, step):
    with pytest.raises(Refused, match="An appeal follows a refusal"):
        step(ada, "APPEALED")
    step(ada, "REFUSED", days_ago=2)

    assert step(ada, "APPEALED").status == "APPEALED"


def test_her_answer_is_kept_beside_the_ones_before(case, ada, browse, acts):
    address = reverse("identification:record_wish", args=[case.code])
    for wish in ("undecided", "does_not_want"):
        browse(ada).post(address, {"once": str(uuid.uuid4()), "wish": wish, "said_on": TODAY().isoformat()})

    with acts(ada):
        assert [told.wish for told in OwnWish.objects.all()] == ["does_not_want", "undecided"]


def test_no_form_here_asks_about_the_police(case, ada, browse):
    for name in ("look_at_signs", "record_formal_step", "record_wish", "note_place"):
        page = browse(ada).get(reverse(f"identification:{name}", args=[case.code])).content.decode()
        assert "cooperat" not in page.lower(), name


def test_a_place_is_noted_corrected_and_taken_out(case, ada, browse, acts):
    browser = browse(ada)
    sent = {"once": str(uuid.uuid4()), "event_type": "Transit", "country": "IT", "place": "Castel Volturno"}
    browser.post(reverse("identification:note_place", args=[case.code]), sent)
    with acts(ada):
        event = TraffickingEvent.objects.get()
    browser.post(
        reverse("identification:correct_place", args=[case.code, event.pk]), sent | {"place": "Turin", "version": 1}
    )
    with acts(ada):
        assert TraffickingEvent.objects.get().place == "Turin"

    browser.post(reverse("identification:take_place_away", args=[case.code, event.pk]))

    with acts(ada):
        assert not TraffickingEvent.objects.exists()


def test_a_place_without_country_and_name_is_refused(case, ada, browse):
    answer = browse(ada).post(
        reverse("identification:note_place", args=[case.code]), {"event_type": "Transit", "description": "By night"}
    )

    assert answer.status_code == 422
    assert "one of them is enough" in answer.content.decode()
    assert "By night" in answer.content.decode()


def test_she_wants_no_record_and_nothing_is_added(case, ada, step, acts):
    with acts(ada):
        case_actions.refuse_consent(case=case, purpose=Consent.Purpose.RECORD_KEEPING, by=ada)

    with pytest.raises(Refused, match="Write nothing more"):
        step(ada, "PRESUMED")


def test_an_identification_that_waits_reminds_at_thirty_days(ada, lea, step, acts):
    step(ada, "PRESUMED", days_ago=30)

    with acts(ada):
        told = Reminder.objects.filter(rule="R10")
        assert {reminder.recipient_id for reminder in told} == {ada.pk, lea.pk}
        assert {reminder.due_on for reminder in told} == {TODAY()}


def test_an_answered_identification_reminds_nobody(ada, step, acts):
    step(ada, "PRESUMED", days_ago=40, decided_by="Police")
    with acts(ada):
        Reminder.objects.all().delete()
    step(ada, "FORMALLY_IDENTIFIED", days_ago=1)

    with acts(ada):
        assert not Reminder.objects.filter(rule="R10").exists()


def test_where_trafficking_is_possible_the_team_is_reminded_to_tell_her_of_reflection(case, ada, acts):
    with acts(ada):
        case.opened_on = TODAY() - timedelta(days=1)
        case.save()
        case_actions.save_profile(
            case=case, changes={"trafficking_status": "PossibleVictimOfTrafficking"}, version=1, by=ada
        )
        engine.make_due_reminders(engine.today())

        assert Reminder.objects.filter(rule="R02", case=case).exists()


def test_who_is_a_citizen_of_the_union_alone_needs_no_word_of_permits(case, ada, acts):
    with acts(ada):
        case_actions.save_profile(
            case=case, changes={"trafficking_status": "PossibleVictimOfTrafficking"}, version=1, by=ada
        )
        day = engine.today() + timedelta(days=2)
        engine.make_due_reminders(day)
        assert Reminder.objects.open().filter(rule="R02").exists()
        Woman.objects.filter(pk=case.woman_id).update(third_country_status="EU_ONLY")
        engine.make_due_reminders(day)

        assert not Reminder.objects.open().filter(rule="R02").exists()


def test_a_longer_wait_takes_the_place_of_the_one_before(ada, step, acts):
    step(ada, "PRESUMED", days_ago=30)
    with acts(ada):
        engine.make_due_reminders(TODAY() + timedelta(days=30))

        waits = Reminder.objects.open().filter(rule="R10", recipient=ada)
        assert list(waits.values_list("due_on", flat=True)) == [TODAY() + timedelta(days=30)]


def test_a_specialist_records_and_a_supervisor_only_reads(case, ben, lea, browse):
    address = reverse("identification:record_formal_step", args=[case.code])

    assert browse(lea).get(address).status_code == 200
    assert browse(ben).get(address).status_code == 403


def test_the_page_costs_the_same_for_one_and_for_many(case, ada, browse, step, django_assert_max_num_queries):
    address = reverse("cases:profile", args=[case.code])
    browser = browse(ada)
    browser.get(address)
    step(ada, "PRESUMED", days_ago=5)
    with django_assert_max_num_queries(40) as first:
        browser.get(address)
    for days in range(4):
        step(ada, "REFUSED", days_ago=days)

    with django_assert_max_num_queries(len(first)):
        browser.get(address)
