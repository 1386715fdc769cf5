"""The pages of the talks: who holds them, what is kept on the way, and who reads what she said."""

import datetime
import re
import uuid

import pytest
from django.urls import reverse

from cases.notes.models import Draft
from coalesce.permissions import Role
from pillars.models import Assessment, Rating
from pillars.talks.actions import Risk, Said
from pillars.talks.kinds import DOMAINS
from pillars.talks.models import RiskFactor
from tests.cast import make_person
from tests.pillars.conftest import TODAY
from tests.talks.conftest import EXIT, INITIAL, REVIEW, all_rated, keep


def address(case, kind=INITIAL):
    return reverse("talks:keep", args=[case.code, kind])


def typed(**changes):
    words = {
        "once": str(uuid.uuid4()),
        "held_on": TODAY.isoformat(),
        "rated_by": "woman",
        "place_safe": "yes",
        "with_whom": "Nobody",
        "needs": "To sleep.",
        "risks_answer": "talked",
        "risk_0_factor": "DEBT",
        "risk_0_level": "household",
        "risk_0_severity": "2",
        "risk_0_protects": "Her sister",
    }
    return words | {f"rating_{domain.code}": "3" for domain in DOMAINS} | changes


def words_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_one_form_keeps_all_seventeen_ratings(ada, case, browse, acts):
    answer = browse(ada).post(address(case), typed(rating_P5="not_applicable", rating_L4="declined", complete="yes"))

    assert answer.status_code == 302
    with acts(ada):
        talk = Assessment.objects.get()
        assert (talk.state, talk.rated_by, talk.needs) == ("complete", "woman", "To sleep.")
        assert Rating.objects.filter(value=3).count() == 15
        assert RiskFactor.objects.get().protective_factor == "Her sister"


def test_what_is_missing_is_said_and_nothing_typed_is_lost(ada, case, browse, acts):
    answer = browse(ada).post(address(case), typed(rating_E4="", complete="yes"))

    assert answer.status_code == 422
    assert "Rate it, or say why there is no rating." in words_of(answer)
    assert 'value="Her sister"' in answer.content.decode()
    with acts(ada):
        assert Assessment.objects.count() == 0


def test_a_talk_that_is_kept_open_comes_back_as_it_was(ada, case, browse, acts):
    browse(ada).post(address(case), typed(rating_E4="", keep="yes"))

    page = browse(ada).get(address(case)).content.decode()
    with acts(ada):
        assert Assessment.objects.get().is_open
    assert "To sleep." in page
    assert re.search(r'name="rating_P1" value="3"[^>]* checked', page)
    assert 'name="version" value="1"' in page

    answer = browse(ada).post(address(case), typed(version="1", complete="yes"))
    assert answer.status_code == 302
    with acts(ada):
        assert Assessment.objects.get().state == "complete"


def test_what_is_typed_is_kept_as_a_draft_and_goes_when_it_is_saved(ada, case, browse, acts):
    draft = reverse("notes:save_draft", args=[case.code, "talk initial_needs"])
    browse(ada).post(draft, typed(needs="To sleep without the light on."))

    assert "To sleep without the light on." in browse(ada).get(address(case)).content.decode()

    browse(ada).post(address(case), typed(complete="yes"))
    with acts(ada):
        assert Draft.objects.get().words is None


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"rating_P1": "6"}, "Select a valid choice"),
        ({"held_on": (TODAY + datetime.timedelta(days=1)).isoformat()}, "future"),
        ({"next_on": TODAY.isoformat()}, "comes after this one"),
        ({"risk_0_severity": "4"}, "Select a valid choice"),
        ({"risk_0_severity": ""}, "Say how much"),
        ({"risk_0_factor": ""}, "Say what it is"),
        ({"risk_1_factor": "DEBT", "risk_1_level": "household", "risk_1_severity": "1"}, "twice"),
    ],
)
def test_each_mistake_has_its_sentence(ada, case, browse, changes, sentence):
    answer = browse(ada).post(address(case), typed(keep="yes", **changes))

    assert answer.status_code == 422
    assert sentence in words_of(answer)


def test_an_empty_talk_is_not_kept(ada, case, browse):
    answer = browse(ada).post(address(case), {"held_on": TODAY.isoformat(), "rated_by": "woman", "keep": "yes"})

    assert "Nothing has been entered yet" in words_of(answer)


def test_her_no_at_the_end_is_one_press(ada, case, browse, acts):
    answer = browse(ada).post(reverse("talks:decline", args=[case.code, EXIT]), follow=True)

    assert "That is an answer" in words_of(answer)
    with acts(ada):
        assert Assessment.objects.get().state == "declined"


def test_a_specialist_reads_the_ratings_and_not_her_words(ada, lea, case, browse, acts):
    with acts(ada):
        talk = keep(case, ada, risks=[Risk("DEBT", "individual", 2, "Her sister")])
    page = words_of(browse(lea).get(reverse("talks:talk", args=[case.code, talk.pk])))

    assert "Knowledge of her rights" in page
    assert "A safe room." not in page
    assert "Her sister" not in page
    assert "A safe room." not in words_of(browse(lea).get(reverse("pillars:legal", args=[case.code])))


def test_her_caseworker_and_the_supervisor_read_her_words(ada, ben, case, browse, acts):
    with acts(ada):
        talk = keep(case, ada, risks=[Risk("DEBT", "individual", 2, "Her sister")])

    for person in (ada, ben):
        page = words_of(browse(person).get(reverse("talks:talk", args=[case.code, talk.pk])))
        assert "A safe room." in page
        assert "what protects her: Her sister" in page


def test_who_works_in_one_pillar_holds_no_talk_over_all_three(lea, hope, case, browse):
    assert browse(lea).get(address(case)).status_code == 403
    everything = make_person("Una", hope, *(role for role in Role if role.startswith("specialist")))
    assert browse(everything).get(address(case)).status_code == 404


def test_another_organisation_finds_nothing(ada, eve, case, browse, acts):
    with acts(ada):
        talk = keep(case, ada)

    for place in (address(case), reverse("talks:list", args=[case.code]), reverse("distance:all", args=[case.code])):
        assert browse(eve).get(place).status_code == 404
    assert browse(eve).get(reverse("talks:talk", args=[case.code, talk.pk])).status_code == 404


def test_the_way_shows_every_rating_and_who_gave_it(ada, case, browse, acts):
    early = TODAY - datetime.timedelta(days=100)
    with acts(ada):
        keep(case, ada, held_on=early, rated_by="worker", ratings=all_rated(2))
        keep(case, ada, kind=REVIEW, held_on=early + datetime.timedelta(days=50), ratings={"P1": Said(5)})
        keep(case, ada, kind=REVIEW, rated_by="woman", ratings={"P1": Said(4), "P2": Said(None, "declined")})
    page = browse(ada).get(reverse("distance:all", args=[case.code])).content.decode()

    assert "Safety from traffickers and abusers: 2 → 5 → 4" in page
    assert "by the worker" in page
    assert "She did not want to say" in page


def test_the_way_costs_as_many_queries_after_twenty_talks(ada, case, browse, acts, django_assert_max_num_queries):
    with acts(ada):
        for days in range(20, 0, -1):
            keep(case, ada, kind=REVIEW, held_on=TODAY - datetime.timedelta(days=days), ratings=all_rated(3))
    browser = browse(ada)
    browser.get(reverse("distance:all", args=[case.code]))

    with django_assert_max_num_queries(24):
        browser.get(reverse("distance:all", args=[case.code]))
