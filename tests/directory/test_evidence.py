"""Which women went without a service: counted from the files, and shown only as the statistics' protection lets it."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone

from pillars.models import Assessment, Rating, Service
from pillars.unmet.models import UnmetNeed
from referrals import actions as referrals
from referrals.directory.evidence import first_gaps
from reporting import releasing
from reporting.catalogue import WITHOUT
from reporting.disclosure import attack
from reporting.models import Release
from reporting.quarters import last_complete, last_day
from reporting.reading import Figures
from tests.pillars.conftest import agree, make_case
from tests.referrals.conftest import agree as share
from tests.referrals.conftest import draft, send

TODAY = timezone.localdate()
DAY = timedelta(days=1)
UNTIL = last_complete(TODAY)


@pytest.fixture
def case(ada, acts):
    with acts(ada):
        case = make_case(ada)
        agree(case, purpose="statistics")
    return case


def lacks(case, reason, noticed_on, settled_on=None, pillar="legal"):
    UnmetNeed.objects.create(
        case=case,
        woman_id=case.woman_id,
        pillar=pillar,
        service_type="LEGAL_ADVICE",
        reason=reason,
        noticed_on=noticed_on,
        settled_on=settled_on,
        made_by=case.assigned_to,
    )


def wants(case, held_on):
    hers = {"case": case, "woman_id": case.woman_id}
    assessment = Assessment.objects.create(**hers, pillar="legal", held_on=held_on, made_by=case.assigned_to)
    Rating.objects.create(**hers, assessment=assessment, domain="L1", value=2, wants_support=True)


def serve(case, held_on, attendance="attended"):
    Service.objects.create(
        case=case,
        woman_id=case.woman_id,
        pillar="legal",
        service_type="LEGAL_ADVICE",
        held_on=held_on,
        minutes=60,
        attendance=attendance,
        staff=case.assigned_to,
    )


@pytest.mark.parametrize(
    "reason, settled_after, since",
    [
        ("not_available", None, 0),
        ("no_capacity", 3, 0),
        ("not_eligible", None, 0),
        ("she_declined", None, None),
        ("waiting", None, 30),
        ("waiting", 31, 30),
        ("waiting", 30, None),
    ],
)
def test_what_she_did_not_get_counts_from_its_day_and_a_wait_from_its_thirtieth(
    ada, case, acts, reason, settled_after, since
):
    noticed = TODAY - 50 * DAY
    with acts(ada):
        lacks(case, reason, noticed, settled_after and noticed + settled_after * DAY)
        found = first_gaps(TODAY)

    expected = {} if since is None else {case.woman.consortium_key: {"legal": noticed + since * DAY}}
    assert found == expected


def test_nothing_counts_before_its_day(ada, case, acts):
    with acts(ada):
        lacks(case, "waiting", TODAY - 20 * DAY)

        assert first_gaps(TODAY) == {}


@pytest.mark.parametrize(
    "served_after, attendance, is_gap",
    [(None, "", True), (60, "attended", False), (61, "attended", True), (10, "no_show", True)],
)
def test_support_that_she_wanted_counts_when_no_service_came_in_sixty_days(
    ada, case, acts, served_after, attendance, is_gap
):
    held_on = TODAY - 100 * DAY
    with acts(ada):
        wants(case, held_on)
        if served_after:
            serve(case, held_on + served_after * DAY, attendance)
        found = first_gaps(TODAY)

    assert found == ({case.woman.consortium_key: {"legal": held_on + 60 * DAY}} if is_gap else {})


@pytest.fixture
def days_ago(monkeypatch):
    """`with days_ago(40):` is that day."""

    @contextmanager
    def back(number):
        moment = timezone.now() - number * DAY
        with monkeypatch.context() as then:
            then.setattr(timezone, "now", lambda: moment)
            yield

    return back


@pytest.fixture
def refer(ada, case, harbour, acts, days_ago):
    """`refer(40)` is a referral for legal advice, sent to Harbour forty days ago."""

    def sent(number):
        with days_ago(number), acts(ada):
            share(case, harbour, ada)
            return send(case, harbour, ada, pillar="legal", service_type="LEGAL_ADVICE")

    return sent


def found_by(ada, acts):
    with acts(ada):
        return list(first_gaps(TODAY).values())


@pytest.mark.parametrize(
    ("reason", "is_gap"), [("NO_CAPACITY", True), ("NOT_ELIGIBLE", True), ("WRONG_SERVICE", False), ("SAFETY", False)]
)
def test_a_partner_that_has_no_place_or_a_rule_against_her_is_a_gap_from_that_day(
    ada, eve, refer, acts, days_ago, reason, is_gap
):
    referral = refer(40)
    with days_ago(35), acts(eve):
        referrals.decline_referral(referral=referral, reason=reason, by=eve)

    assert found_by(ada, acts) == ([{"legal": TODAY - 35 * DAY}] if is_gap else [])


@pytest.mark.parametrize(("sent", "is_gap"), [(40, True), (30, True), (29, False)])
def test_a_referral_that_nobody_answers_is_a_gap_from_its_thirtieth_day(ada, refer, acts, sent, is_gap):
    refer(sent)

    assert found_by(ada, acts) == ([{"legal": TODAY - (sent - 30) * DAY}] if is_gap else [])


@pytest.mark.parametrize(("answered", "is_gap"), [(45, False), (20, True)])
def test_a_late_answer_does_not_undo_the_wait(ada, eve, refer, acts, days_ago, answered, is_gap):
    referral = refer(60)
    with days_ago(answered), acts(eve):
        referrals.accept_referral(referral=referral, by=eve)

    assert found_by(ada, acts) == ([{"legal": TODAY - 30 * DAY}] if is_gap else [])


def test_a_referral_that_was_taken_back_in_time_is_no_gap(ada, refer, acts, days_ago):
    referral = refer(60)
    with days_ago(50), acts(ada):
        referrals.revoke_referral(referral=referral, by=ada)

    assert found_by(ada, acts) == []


def test_a_draft_waits_for_nobody(ada, case, harbour, acts, days_ago):
    with days_ago(60), acts(ada):
        share(case, harbour, ada)
        draft(case, harbour, ada)

    assert found_by(ada, acts) == []


def test_women_who_did_not_agree_are_not_counted(ada, acts):
    with acts(ada):
        case = make_case(ada)
        agree(case, purpose="statistics", decision="refused")
        lacks(case, "no_capacity", TODAY - 50 * DAY)

        assert first_gaps(TODAY) == {}


def test_the_figures_are_released_protected_and_beside_the_women_reached(ada, eve, cora, acts, browse):
    for worker, number in ((ada, 14), (eve, 2)):
        with acts(worker):
            for index in range(number):
                case = make_case(worker, code=f"{worker.organisation.country}-GAP{index:03}")
                agree(case, purpose="statistics")
                lacks(case, "no_capacity", last_day(UNTIL) - 5 * DAY)
    with acts(cora):
        asked = releasing.ask_for_release(until=UNTIL, by=cora, question=WITHOUT)
    releasing.make_release(release_id=asked.pk)

    release = Release.objects.get()
    figures = Figures(release.published)
    assert release.state == Release.State.MADE, release.sentence
    assert figures.total().display == "16"
    assert figures.cell(country="DE", legal="yes").kind != "exact"
    assert attack(release.published).wins == []
    page = browse(cora).get(release.get_absolute_url()).content.decode()
    assert "Women who went without a service up to" in page
    statistics = browse(cora).get("/statistics/").content.decode()
    assert "Release figures up to" in statistics
    assert "Release gaps up to" not in statistics
