"""Blessing, whom Ada supports and who agreed to it, and what she may say in a talk."""

import pytest

from pillars.talks import actions
from pillars.talks.actions import Said
from pillars.talks.kinds import BY_SLUG, DOMAINS
from tests.pillars.conftest import TODAY, agree, make_case

INITIAL, EXIT, REVIEW, RISKS = (BY_SLUG[slug] for slug in ("initial_needs", "exit", "review", "risk_safety"))


@pytest.fixture
def case(ada, lea, acts):
    with acts(ada):
        case = make_case(ada, lea)
        agree(case)
    return case


def all_rated(value=2, **changes):
    return {domain.code: Said(value) for domain in DOMAINS} | changes


def keep(case, by, kind=INITIAL, **changes):
    """Inside `with acts(by)`: a complete talk, unless said otherwise."""
    values = {
        "held_on": TODAY,
        "rated_by": "together",
        "place_safe": "yes",
        "with_whom": "Her sister",
        "interpreter": False,
        "needs": "A safe room.",
        "risks_answer": "talked",
        "next_on": None,
        "ratings": all_rated(),
        "risks": [],
        "is_complete": True,
    }
    return actions.keep_talk(case=case, kind=kind, by=by, **values | changes)
