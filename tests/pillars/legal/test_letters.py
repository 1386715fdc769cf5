"""A counted date is a suggestion until somebody has read the letter."""

import datetime

import pytest
from django.urls import reverse

from coalesce.refusals import Refused
from pillars.legal import actions
from pillars.legal.models import ReflectionPeriod
from pillars.periods import actions as periods
from pillars.periods.suggestions import period_of
from tests.pillars.conftest import TODAY
from tests.pillars.legal.conftest import REFLECTION, days

READ = {"force": "fixed", "unit": "days", "source": "Official journal", "verified_on": TODAY, "note": ""}


def test_the_end_is_suggested_from_the_period_of_the_country(ada, acts, records):
    with acts(ada):
        period = records.reflection()

        assert period.ends_on == REFLECTION["granted_on"] + datetime.timedelta(days=60)
        assert period.is_suggested
        assert period.counted_by == period_of("IE", "REFLECTION")


def test_a_changed_period_changes_no_date_that_was_counted_before(ada, sam, acts, records):
    with acts(ada):
        period = records.reflection()
    periods.replace_period(period=period_of("IE", "REFLECTION"), by=sam, length=90, **READ)

    with acts(ada):
        period = actions.correct_reflection(period=period, version=1, by=ada, ends_on=period.ends_on, **REFLECTION)

        assert period.days == 60
        assert period.counted_by.length == 60


def test_ada_confirms_the_day_from_the_letter(ada, acts, records):
    with acts(ada):
        period = records.reflection()
        told = {"ends_on": days(45), "from_letter": True} | REFLECTION
        period = actions.correct_reflection(period=period, version=1, by=ada, **told)

        assert (period.confirmed_by, period.confirmed_on, period.counted_by) == (ada, TODAY, None)


def test_the_first_confirmation_stays_and_another_day_needs_another(ada, lea, acts, records):
    with acts(ada):
        period = records.reflection(ends_on=days(45), from_letter=True)
        period = actions.correct_reflection(
            period=period, version=1, by=lea, ends_on=days(45), from_letter=True, **REFLECTION
        )
        assert period.confirmed_by == ada

        period = actions.correct_reflection(period=period, version=2, by=lea, ends_on=days(46), **REFLECTION)
        assert period.is_suggested and period.confirmed_by is None


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ({"country": "FR"}, "No period of this country is written down"),
        ({"from_letter": True}, "Enter the day as it stands in the letter"),
        ({"granted_on": days(1), "ends_on": days(30)}, "has not come yet"),
        ({"ends_on": days(-11)}, "lies before the beginning"),
        ({"ends_on": days(20), "extended_to": days(19)}, "lies before the beginning"),
        ({"terminated_on": days(-11), "reason": "x"}, "lies before the beginning"),
        ({"terminated_on": days(-1)}, "Write why it ended early"),
    ],
)
def test_what_cannot_be_right_is_refused_with_what_to_do(ada, acts, records, wrong, sentence):
    with acts(ada), pytest.raises(Refused, match=sentence):
        records.reflection(**wrong)


def test_two_reflection_periods_do_not_run_on_one_day(ada, acts, records):
    with acts(ada):
        records.reflection()
        with pytest.raises(Refused, match="Another reflection period runs"):
            records.reflection(granted_on=days(-3))


def test_the_page_says_suggested_with_the_source_until_it_is_confirmed(ada, case, acts, browse, records):
    address = reverse("pillars:legal", args=[case.code])
    with acts(ada):
        period = records.reflection()
    before = browse(ada).get(address).text
    with acts(ada):
        actions.correct_reflection(
            period=period, version=1, by=ada, ends_on=period.ends_on, from_letter=True, **REFLECTION
        )
    after = browse(ada).get(address).text

    assert "Suggested, check the letter" in before
    assert "60 days (Ireland)" in before and "still to be checked" in before
    assert "Suggested" not in after and "50 days left" in after


def test_a_form_that_is_sent_twice_makes_one_period(ada, case, acts, browse):
    address = reverse("pillars:legal:record_period", args=[case.code])
    once = {"once": "5f1d2c3e-0a0b-4c0d-8e0f-112233445566"}
    for _again in range(2):
        sent = once | {"country": "IE", "granted_on": days(-1).isoformat()}
        assert browse(ada).post(address, sent).status_code == 302

    with acts(ada):
        assert ReflectionPeriod.objects.count() == 1
