"""Her safety plan: that somebody asked, what was agreed, and what she may carry of it."""

import datetime
import uuid

import pytest
from django.urls import reverse

from pillars import safety
from pillars.psychosocial import actions
from pillars.psychosocial.models import SafetyPlan
from tests.pillars.conftest import TODAY


def in_days(number):
    return TODAY + datetime.timedelta(days=number)


PLAN = {"needed": "yes", "measures": "Leaves by the back door", "made_on": TODAY, "review_on": in_days(20)}


@pytest.fixture
def send(case, ada, browse):
    address = reverse("pillars:psychosocial:agree_safety_plan", args=[case.code])
    return lambda **typed: browse(ada).post(address, PLAN | {"once": uuid.uuid4()} | typed)


def test_nothing_is_stated_until_somebody_asked(case, send, ada, acts):
    with acts(ada):
        assert not safety.safety_plan_stated(case)

    send()
    with acts(ada):
        assert not safety.safety_plan_stated(case)


def test_a_plan_that_was_gone_through_is_stated(case, send, ada, acts):
    send(completed="on", triggers=["online", "court"], code_word="umbrella")

    with acts(ada):
        assert safety.safety_plan_stated(case)
        assert SafetyPlan.objects.get().triggers == ["online", "court"]


def test_that_none_is_needed_is_an_answer_with_its_reason(case, send, ada, acts):
    assert send(needed="no", measures="").status_code == 422
    assert send(needed="no", measures="", reason="Nobody knows where she is").status_code == 302

    with acts(ada):
        assert safety.safety_plan_stated(case)


def test_while_her_risk_is_high_the_plan_is_looked_at_within_a_month(case, send, ada, acts):
    with acts(ada):
        type(case).objects.update(risk_level="HIGH")

    answer = send(review_on=in_days(31))

    assert answer.status_code == 422
    assert "within 30 days" in answer.content.decode()
    assert send(review_on=in_days(30)).status_code == 302


def test_a_review_before_the_plan_is_told(send):
    assert "comes after the day" in send(review_on=TODAY).content.decode()


def test_the_sheet_she_carries_says_nothing_that_would_harm(case, ada, acts, browse):
    with acts(ada):
        words = {"people": "Maria 99 111222", "emergency_numbers": "112", "code_word": "umbrella"}
        plan = actions.agree_safety_plan(
            case=case, made_on=TODAY, review_on=in_days(9), measures="Back door", warning_signs="A car", by=ada, **words
        )

    page = browse(ada).get(reverse("pillars:psychosocial:paper", args=[case.code, plan.pk])).content.decode()

    assert "Maria 99 111222" in page
    assert "112" in page
    for harmful in ("umbrella", "Back door", "A car", "Blessing", case.code, "COALESCE", "safety", "Safety"):
        assert harmful not in page
