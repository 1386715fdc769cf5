"""A service is kept by the partner that entered it, and read by all."""

import uuid
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection
from django.urls import reverse
from django.utils import timezone

from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale
from referrals.directory import actions
from referrals.directory.models import ServiceEntry, ServiceProvider
from tests.directory.conftest import COUNSELLING

TODAY = timezone.localdate()
DAY = timedelta(days=1)
FORM = {
    **{name: value for name, value in COUNSELLING.items() if name not in ("languages", "free", "women_only")},
    "free": "on",
    "language_1": "eng",
    "language_2": "fra",
    "referral_method": "phone",
}


def address(name, entry):
    return reverse(f"directory:{name}", args=[entry.pk])


def test_a_form_that_is_posted_twice_makes_one_service(ada, browse):
    form = FORM | {"once": str(uuid.uuid4())}
    for _again in range(2):
        assert browse(ada).post(reverse("directory:add"), form).status_code == 302

    entry = ServiceEntry.objects.get()
    assert (entry.languages, entry.free, entry.women_only) == (["eng", "fra"], True, False)
    assert entry.provider.name == "House of the Olive"


def test_the_same_service_is_not_entered_twice(ada, acts, add):
    add(ada)

    with acts(ada), pytest.raises(Refused, match="stands in the directory already"):
        actions.add_entry(by=ada, **COUNSELLING)


def test_a_partner_reads_it_and_finds_no_way_to_change_it(ada, eve, add, browse):
    entry = add(ada)

    page = browse(eve).get(entry.get_absolute_url()).content.decode()
    assert "House of the Olive" in page
    assert "Verified today" not in page
    for name in ("change", "verify", "capacity", "move"):
        assert browse(eve).post(address(name, entry), {"to": "closed"}).status_code == 404


def test_the_database_lets_no_partner_change_or_delete_it(ada, eve, add, acts):
    entry = add(ada)

    with acts(eve):
        assert ServiceEntry.objects.filter(pk=entry.pk).update(status="closed") == 0
        assert ServiceProvider.objects.filter(pk=entry.provider_id).update(name="Mine") == 0
    with pytest.raises(ProgrammingError, match="permission denied"), acts(ada), connection.cursor() as cursor:
        cursor.execute("delete from directory_serviceentry")


def test_the_database_lets_nobody_enter_a_service_for_a_partner(ada, harbour, acts):
    with pytest.raises(ProgrammingError, match="row-level security"), acts(ada):
        ServiceProvider.objects.create(name="House of the Olive", organisation=harbour)


@pytest.mark.parametrize(
    "field, words, sentence",
    [
        ("eligibility", "Ring at 12 Harbour Street", "never written here"),
        ("region", "Limassol, Anexartisias Street 4", "never written here"),
        ("provider", "Shelter, Via Roma 8", "never written here"),
    ],
)
def test_the_address_of_a_shelter_is_refused_and_nothing_typed_is_lost(ada, browse, field, words, sentence):
    form = FORM | {"service_type": "ACCOMMODATION_SAFE", "hours": "Day and night", field: words}
    answer = browse(ada).post(reverse("directory:add"), form)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Day and night" in answer.content.decode()
    assert not ServiceEntry.objects.exists()


def test_no_field_asks_for_a_street():
    names = {field.name for model in (ServiceEntry, ServiceProvider) for field in model._meta.get_fields()}

    assert not {"address", "street", "postcode", "postal_code", "latitude", "longitude"} & names


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"age_from": "40", "age_to": "20"}, "below the youngest"),
        ({"cost": "5 € each time"}, "free and costs"),
        ({"verified_on": str(TODAY + DAY)}, "has not come yet"),
        ({"places": "3", "places_free": "4"}, "More places are free"),
        ({"places": "-1"}, "greater than or equal to 0"),
        ({"country": "XX"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_is_refused(ada, browse, changes, sentence):
    answer = browse(ada).post(reverse("directory:add"), FORM | changes)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_stale_form_overwrites_nothing(ada, acts, add):
    entry = add(ada)
    with acts(ada):
        actions.change_entry(entry=entry, version=1, by=ada, **COUNSELLING | {"hours": "Mornings"})

    with acts(ada), pytest.raises(Stale):
        actions.change_entry(entry=entry, version=1, by=ada, **COUNSELLING)


def test_whom_to_call_is_shown_to_those_who_may_refer(ada, lea, eve, cora, sam, add, browse):
    entry = add(ada)
    shown = {
        person.name: "+357 22 000000" in browse(person).get(entry.get_absolute_url()).content.decode()
        for person in (ada, lea, eve, cora, sam)
    }

    assert shown == {"Ada": True, "Lea": False, "Eve": True, "Cora": False, "Sam": False}


def test_what_was_verified_long_ago_says_ask_first(ada, eve, add, browse, acts):
    entry = add(ada, verified_on=TODAY - 215 * DAY)
    page = browse(eve).get(entry.get_absolute_url()).content.decode()
    assert "Verified 7 months ago: ask before you send her there" in page

    assert browse(ada).post(address("verify", entry)).status_code == 302

    assert "ask before you send her there" not in browse(eve).get(entry.get_absolute_url()).content.decode()
    with acts(ada):
        assert AuditEntry.objects.filter(event="service_entry.verified").count() == 1


def test_the_keeper_finds_what_has_to_be_asked_anew_first(ada, eve, add, browse):
    add(ada, region="Paphos", verified_on=TODAY)
    add(ada, region="Larnaca", verified_on=TODAY - 200 * DAY)
    add(eve, region="Cologne", verified_on=TODAY - 900 * DAY)

    page = browse(ada).get(reverse("directory:mine")).content.decode()

    assert "Nobody has verified 1 service for half a year" in page
    assert page.index("Larnaca") < page.index("Paphos")
    assert "Cologne" not in page


def test_places_are_told_with_their_day(ada, eve, add, browse):
    entry = add(ada)
    form = {"version": "1", "places": "6", "places_free": "2", "waiting_days": "10"}
    assert browse(ada).post(address("capacity", entry), form).status_code == 302

    page = browse(eve).get(entry.get_absolute_url()).content.decode()
    assert "2 places free of 6" in page
    assert "10 days to wait" in page
    assert "Told today by Hope" in page


def test_more_free_places_than_places_are_refused(ada, add, browse):
    entry = add(ada)
    answer = browse(ada).post(address("capacity", entry), {"version": "1", "places": "2", "places_free": "3"})

    assert answer.status_code == 422
    assert "More places are free" in answer.content.decode()


def test_a_service_is_paused_closed_and_opened_again(ada, eve, add, browse):
    entry = add(ada)
    for to, is_found in (("paused", True), ("closed", False), ("active", True)):
        assert browse(ada).post(address("move", entry), {"to": to}).status_code == 302
        assert ("House of the Olive" in browse(eve).get(reverse("directory:search")).content.decode()) == is_found

    assert browse(ada).post(address("move", entry), {"to": "burned"}).status_code == 404
