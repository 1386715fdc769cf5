"""A pause and a closure leave days behind on which somebody asks how she is."""

import datetime

import pytest
from django.utils import timezone

from cases import actions, lifecycle
from cases.models import Consent
from cases.reminders import engine
from cases.reminders.models import Reminder

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def hers(ada, acts, monkeypatch):
    """Her case, with her consent to be supported and to be contacted later."""
    monkeypatch.setattr(lifecycle, "further_demands", [])
    with acts(ada):
        case = actions.register_woman(identity={"first_name": "Blessing"}, by=ada)
        for purpose in (Consent.Purpose.SERVICE, Consent.Purpose.RECORD_KEEPING, Consent.Purpose.AFTERCARE):
            actions.give_consent(case=case, purpose=purpose, by=ada)
    return case


def told(rule, day):
    engine.make_due_reminders(day)
    return list(Reminder.objects.open().filter(rule=rule).values_list("due_on", flat=True))


def test_the_next_attempt_is_told_on_its_day_and_not_before(hers, ada, acts):
    with acts(ada):
        day = TODAY + 5 * DAY
        actions.move_case(case=hers, to="on_hold", by=ada, reason="She travels", next_attempt_on=day)

        assert told("HOLD", TODAY) == []
        assert told("HOLD", day) == [day]


def test_nobody_is_told_of_a_pause_that_has_ended(hers, ada, acts):
    with acts(ada):
        day = TODAY + 5 * DAY
        actions.move_case(case=hers, to="on_hold", by=ada, reason="She travels", next_attempt_on=day)
        told("HOLD", day)
        actions.move_case(case=hers, to="intake", by=ada)

        assert told("HOLD", day) == []


def close(case, ada, ben):
    closure = {"reason": "She has work", "closure_reason": "GOALS_MET", "agreed": "yes", "aftercare_months": [3, 12]}
    actions.move_case(case=case, to="closure_requested", by=ada, **closure)
    return actions.move_case(case=case, to="closed", by=ben)


def test_each_contact_of_the_aftercare_is_told_a_week_before(hers, ada, ben, acts):
    with acts(ada):
        closed = close(hers, ada, ben)

        assert told("R23", TODAY) == []
        assert len(told("R23", TODAY + 88 * DAY)) == 1
        assert closed.aftercare_until in told("R23", closed.aftercare_until)


def test_nobody_is_told_when_she_takes_her_consent_to_be_contacted_back(hers, ada, ben, acts):
    with acts(ada):
        close(hers, ada, ben)
        actions.withdraw_consent(consent=hers.consents.current().get(purpose="aftercare"), by=ada)

        assert told("R23", TODAY + 88 * DAY) == []
