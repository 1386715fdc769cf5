"""What the pillars tell on the timeline of a case."""

import datetime

from cases import timeline
from pillars import actions
from pillars.catalogue import LEGAL, PILLARS
from pillars.economic import actions as economic
from pillars.economic.kinds import LANGUAGES
from pillars.legal import actions as legal
from pillars.psychosocial import actions as psychosocial
from tests.pillars.conftest import TODAY


def do_everything(case, by, time=0):
    assessed = {"held_on": TODAY, "rated_by": "woman", "needs": "A lawyer", "ratings": {"L1": (2, True)}}
    actions.assess(case=case, pillar=LEGAL, by=by, **assessed)
    goal = actions.set_goal(case=case, pillar=LEGAL, domain="L1", statement="To stay", by=by)
    changes = {"version": 1, "status": "met", "statement": "To stay", "due_on": None}
    actions.change_goal(goal=goal, by=by, **changes)
    delivered = {"service_type": "LEGAL_ADVICE", "held_on": TODAY, "minutes": 75, "note": "She cried"}
    actions.deliver_service(case=case, pillar=LEGAL, by=by, **delivered)
    ends = TODAY + datetime.timedelta(days=time)  # two statuses never hold on one day
    legal.record_permit(case=case, by=by, kind="REFUGEE", expires_on=ends, number="77")
    plan = {
        "made_on": TODAY,
        "review_on": ends + datetime.timedelta(days=1),
        "warning_signs": "",
        "measures": "Call Ada",
        "people": "",
    }
    psychosocial.agree_safety_plan(case=case, by=by, **plan)
    level = {"language": "ell", "skill": "OVERALL", "level": "A2", "reached_on": TODAY, "tested": False, "note": ""}
    economic.record(kind=LANGUAGES, case=case, values=level, by=by)


def of_the_pillars(case):
    return [entry for entry in timeline.of(case) if entry.pillar in {pillar.slug for pillar in PILLARS}]


def test_the_timeline_tells_what_was_done_and_no_word_of_hers(ada, case, acts):
    with acts(ada):
        do_everything(case, ada)
        told = {str(entry.title): str(entry.text) for entry in of_the_pillars(case)}

    assert told.keys() == {
        "Needs talked over: Legal",
        "Goal set",
        "Goal met",
        "Legal advice",
        "Residence status recorded",
        "Safety plan made",
        "Language level reached",
    }
    assert told["Legal advice"] == "1 h 15 min"
    assert told["Language level reached"] == "Greek: A2"
    assert not any(words in str(told) for words in ("She cried", "To stay", "A lawyer", "Call Ada", "77"))


def test_what_was_done_last_today_is_told_first(ada, case, acts):
    with acts(ada):
        do_everything(case, ada)
        told = [str(entry.title) for entry in of_the_pillars(case)]

    assert told.index("Legal advice") < told.index("Goal set") < told.index("Needs talked over: Legal")


def test_a_long_story_is_told_in_as_many_queries_as_a_short_one(ada, case, acts, django_assert_num_queries):
    with acts(ada):
        do_everything(case, ada)
        sources = len(timeline.sources)
        for time in range(1, 5):
            do_everything(case, ada, time)
        with django_assert_num_queries(sources):
            assert len(of_the_pillars(case)) == 35
