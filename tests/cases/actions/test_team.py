"""Who works with her."""

import pytest

from cases import actions
from cases.models import Case
from coalesce.refusals import Refused


def test_a_colleague_who_joins_sees_the_case(case, ada, lea, acts, events):
    with acts(ada):
        actions.join_team(case=case, user=lea, by=ada)

        assert list(Case.objects.visible_to(lea)) == [case]
    assert events(ada)[-1] == "team.joined"


def test_joining_twice_changes_nothing(case, ada, lea, acts, events):
    with acts(ada):
        actions.join_team(case=case, user=lea, by=ada)
        actions.join_team(case=case, user=lea, by=ada)

        assert case.team.filter(user=lea).count() == 1
    assert events(ada).count("team.joined") == 2


def test_whoever_leaves_sees_it_no_longer(case, ada, lea, acts):
    with acts(ada):
        actions.join_team(case=case, user=lea, by=ada)
        actions.leave_team(case=case, user=lea, by=ada)

        assert not Case.objects.visible_to(lea).exists()


def test_the_caseworker_stays_until_somebody_takes_over(case, ada, acts):
    with acts(ada), pytest.raises(Refused, match="Hand the case over"):
        actions.leave_team(case=case, user=ada, by=ada)


def test_nobody_of_another_organisation_joins(case, ada, eve, acts):
    with acts(ada), pytest.raises(Refused, match="your organisation"):
        actions.join_team(case=case, user=eve, by=ada)


def test_a_case_is_handed_over_to_another_caseworker(case, ada, ben, acts, events):
    ben.roles = ["caseworker"]
    ben.save()
    with acts(ada):
        actions.hand_over(case=case, to=ben, by=ada)

        assert Case.objects.get().assigned_to == ben
        assert Case.objects.visible_to(ada).exists()
    assert events(ada)[-1] == "case.handed_over"


def test_only_a_caseworker_takes_a_case_over(case, ada, lea, acts):
    with acts(ada), pytest.raises(Refused, match="Choose a caseworker"):
        actions.hand_over(case=case, to=lea, by=ada)
