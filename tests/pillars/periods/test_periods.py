"""What the law of a country gives, as rows that somebody read somewhere."""

import datetime

import pytest
from django.urls import reverse

from coalesce.audit.models import AuditEntry
from coalesce.refusals import Refused, Stale
from pillars.periods import actions, suggestions
from pillars.periods.lengths import counted
from pillars.periods.models import CountryPeriod

TODAY = datetime.date.today()
READ = {
    "force": "fixed",
    "length": 45,
    "unit": "days",
    "source": "Official journal 7",
    "verified_on": TODAY,
    "note": "",
}
SENT = READ | {"verified_on": TODAY.isoformat()}


@pytest.fixture
def irish(db):
    return suggestions.period_of("IE", "REFLECTION")


@pytest.mark.parametrize(
    "start, length, unit, last",
    [
        ("2026-01-31", 1, "months", "2026-02-28"),
        ("2026-11-30", 3, "months", "2027-02-28"),
        ("2026-12-15", 1, "months", "2027-01-15"),
        ("2028-02-29", 1, "years", "2029-02-28"),
        ("2026-03-01", 30, "days", "2026-03-31"),
        ("2026-03-01", 4, "weeks", "2026-03-29"),
    ],
)
def test_a_period_ends_on_the_day_that_its_unit_says(start, length, unit, last):
    assert counted(datetime.date.fromisoformat(start), length, unit).isoformat() == last


def test_what_is_delivered_counts_as_unverified_until_somebody_has_read_the_source(irish, sam):
    uncertain = set(CountryPeriod.objects.filter(note__startswith="Uncertain").values_list("country", flat=True))

    assert uncertain == {"BE", "CY", "LT"}
    assert not CountryPeriod.objects.exclude(verified_on=None).exists()
    assert actions.replace_period(period=irish, by=sam, **READ).is_verified


def test_a_suggestion_names_its_length_its_source_and_its_verification(irish):
    irish.verified_on = datetime.date(2026, 11, 18)
    told = suggestions.explained(irish)

    assert "60 days (Ireland)" in told
    assert "Oireachtas" in told
    assert "verified on 18 November 2026" in told
    assert "still to be checked" in suggestions.explained(suggestions.period_of("LT", "REFLECTION"))


def test_a_changed_period_keeps_the_one_that_dates_were_counted_from(irish, sam):
    new = actions.replace_period(period=irish, by=sam, **READ)

    irish.refresh_from_db()
    assert (irish.length, irish.replaced_at is None) == (60, False)
    assert suggestions.period_of("IE", "REFLECTION") == new
    assert new.verified_by == sam
    assert AuditEntry.unscoped.filter(event="country_period.changed", actor_id=sam.pk).count() == 1


def test_two_administrators_change_one_period_and_the_second_is_told(irish, sam):
    actions.replace_period(period=irish, by=sam, **READ)

    with pytest.raises(Stale):
        actions.replace_period(period=irish, by=sam, **READ)


def test_a_country_has_one_period_of_a_kind(sam, db):
    actions.write_period(country="FR", kind="REFLECTION", by=sam, **READ)

    with pytest.raises(Refused, match="already"):
        actions.write_period(country="FR", kind="REFLECTION", by=sam, **READ)


def test_an_administrator_adds_a_period_and_changes_it(sam, browse):
    sent = SENT | {"country": "FR", "kind": "REFLECTION"}
    added = browse(sam).post(reverse("periods:write"), sent)
    again = browse(sam).post(reverse("periods:write"), sent)
    french = suggestions.period_of("FR", "REFLECTION")

    changed = browse(sam).post(french.get_absolute_url(), SENT | {"length": "2", "unit": "months"})
    shown = browse(sam).get(suggestions.period_of("FR", "REFLECTION").get_absolute_url()).text

    assert (added.status_code, again.status_code, changed.status_code) == (302, 422, 302)
    assert "This country has such a period already" in again.text
    assert "2 months" in shown and "45 days" in shown and "Sam" in shown


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ({"length": "0"}, "greater than or equal to 1"),
        ({"length": "1001"}, "less than or equal to 1000"),
        ({"verified_on": "2199-01-01"}, "This day has not come yet"),
        ({"source": ""}, "This field is required"),
    ],
)
def test_a_slip_is_told_beside_the_field(irish, sam, browse, wrong, sentence):
    answer = browse(sam).post(irish.get_absolute_url(), SENT | wrong)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_everybody_reads_them_and_administrators_alone_write(irish, ada, mia, cora, sam, browse):
    read = [browse(person).get(reverse("periods:list")).status_code for person in (ada, mia, cora, sam)]
    written = [browse(person).get(irish.get_absolute_url()).status_code for person in (ada, mia, cora, sam)]

    assert read == [200, 200, 200, 200]
    assert written == [403, 403, 403, 200]
    assert irish.get_absolute_url() not in browse(ada).get(reverse("periods:list")).text
