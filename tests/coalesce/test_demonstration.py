"""The fictional consortium: the published total, four countries, the same women for the same seed."""

from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cases.identification.models import FormalStep, OwnWish, Screening
from cases.models import Case, Consent, Woman
from cases.notes.models import Note
from coalesce.accounts.models import Organisation, User
from coalesce.demonstration import consortium, load
from coalesce.demonstration.women import make_woman
from coalesce.demonstration.work import BEFORE_THE_PLAN
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars import assessments
from pillars.groups.models import GroupSession
from pillars.models import Service
from pillars.plans.models import Review
from pillars.psychosocial.models import Administration
from pillars.talks.models import RiskFactor
from pillars.unmet.models import UnmetNeed
from referrals.models import Referral
from reporting.exchange.models import ExchangeEvent

TODAY = timezone.localdate()


def codes():
    found = []
    for organisation in Organisation.objects.order_by("code"):
        with acting_for(organisation.pk):
            found += Woman.objects.order_by("code").values_list("code", flat=True)
    return found


@given(st.integers(min_value=0, max_value=100_000))
def test_the_women_are_spread_without_losing_or_adding_one(total):
    assert sum(load.spread(total).values()) == total


def test_the_command_loads_the_nine_partners_with_their_work(db, settings):
    settings.DEMONSTRATION = True
    said = StringIO()
    call_command("demo", "--women", "30", stdout=said)

    assert "30 fictional women" in said.getvalue()
    assert Organisation.objects.count() == 9
    assert set(Organisation.objects.values_list("country", flat=True)) == set("CY IT LV BE IE DE LT".split())
    assert {code[:2] for code in codes()} == {"CY", "DE", "IE", "IT"}
    assert ExchangeEvent.objects.participations() == 288
    with acting_for(Organisation.objects.get(code="ici").pk):
        assert Service.objects.exists()
        assert Referral.objects.exists()
        assert Consent.objects.filter(decision="refused").exists()


def test_every_role_has_a_sign_in(db):
    consortium.make()

    roles = {role for user in User.objects.filter(is_demonstration=True) for role in user.roles}
    assert roles == set(Role.values)
    assert len(consortium.sign_ins()) == 10


def made_with(seed):
    women = [make_woman(Random(f"{seed} {number}"), "IE", set()) for number in range(20)]
    return [(woman.code, woman.first_name, woman.date_of_birth) for woman in women]


def test_the_same_seed_gives_the_same_women_and_another_gives_others(ada, acts):
    with acts(ada):
        assert made_with(1) == made_with(1)
        assert made_with(1) != made_with(2)


def test_an_enquiry_has_no_name(db):
    organisations = consortium.make()
    load.load_women(organisations, 40, 3, TODAY)
    for organisation in organisations.values():
        with acting_for(organisation.pk):
            for case in Case.objects.filter(state=Case.State.ENQUIRY).select_related("woman"):
                assert not case.woman.has_identity
                assert case.woman.full_name == ""


@pytest.fixture
def inside(db):
    """One organisation that supports forty women."""
    organisations = consortium.make([partner for partner in consortium.PARTNERS if partner[0] == "migs"])
    with acting_for(organisations["migs"].pk):
        load.load_batch(Random(5), organisations["migs"], 40, TODAY, set())
        yield


def test_every_case_tells_how_it_came_to_where_it_is(inside):
    for case in Case.objects.prefetch_related("state_changes"):
        steps = sorted(case.state_changes.all(), key=lambda step: step.moved_at)

        assert [step.start for step in steps] == ["", *(step.to for step in steps[:-1])]
        assert steps[-1].to == case.state
        assert steps[-1].moved_at <= timezone.now()
        assert case.state in BEFORE_THE_PLAN or assessments.initial_needs_complete(case)


def test_every_end_was_asked_for_and_approved_by_somebody_else(inside):
    closed = Case.objects.filter(state=Case.State.CLOSED)

    assert closed
    for case in closed:
        asked, approved = case.state_changes.filter(to__in=["closure_requested", "closed"]).order_by("moved_at")
        assert asked.closures.get().reason == case.closure_reason
        assert approved.moved_by != asked.moved_by
        assert timezone.localdate(approved.moved_at) == case.closed_on


def test_no_page_is_empty_at_the_first_look(inside):
    shown = (Screening, FormalStep, OwnWish, Note, Administration, UnmetNeed, GroupSession, Review, RiskFactor)

    assert [model for model in shown if not model.objects.exists()] == []


def test_it_is_loaded_once(db, settings):
    settings.DEMONSTRATION = True
    call_command("demo", "--women", "12", stdout=StringIO())
    said = StringIO()
    call_command("demo", "--women", "12", stdout=said)

    assert said.getvalue() == "The demonstration is already loaded.\n"


def test_fictional_women_never_come_among_real_ones(db, settings):
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="do not belong here"):
        call_command("demo")
