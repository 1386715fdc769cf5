"""The fictional consortium: the published total, four countries, the same women for the same seed."""

from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cases.models import Case, Consent, Woman
from coalesce.accounts.models import Organisation, User
from coalesce.demonstration import consortium, load
from coalesce.demonstration.women import make_woman
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.models import Service
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
