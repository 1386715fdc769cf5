"""Two supervisors, and a caseworker who is writing meanwhile."""

from cases import actions as case_actions
from cases.merging import actions
from cases.merging.models import Merge
from cases.models import Case, Consent, Woman
from coalesce.permissions import Role
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from tests.cast import make_organisation, make_person
from tests.together import at_the_same_time


def test_two_who_join_the_same_two_while_a_third_writes_leave_one_woman_and_lose_nothing(fresh_database):
    hope = make_organisation("hope", "CY", "Hope")
    ada, ben = make_person("Ada", hope, Role.CASEWORKER), make_person("Ben", hope, Role.SUPERVISOR)
    with acting_for(hope.pk, ada):
        first, second = (case_actions.register_woman(identity={"first_name": "Blessing"}, by=ada) for _one in range(2))
    turns = iter([(first, second), (second, first), None, None])

    def work():
        pair = next(turns)
        try:
            with acting_for(hope.pk, ben if pair else ada):
                return joined(*pair, by=ben) if pair else written(second, by=ada)
        except Refused:
            return None

    at_the_same_time(work, times=4)

    with acting_for(hope.pk, ada):
        woman = Woman.objects.standing().get()
        assert Merge.objects.count() == 1
        assert set(Case.objects.values_list("woman", flat=True)) == {woman.pk}
        assert set(Consent.objects.values_list("woman", flat=True)) == {woman.pk}
        assert Consent.objects.count() == 2
        assert {consent.note for consent in Consent.objects.all()} == {"In her words"}


def joined(case, other, *, by):
    return actions.merge(woman=case.woman, other=other.woman, chosen=[], reason="One card.", versions=(1, 1), by=by)


def written(case, *, by):
    purpose = Consent.Purpose.SERVICE
    return case_actions.give_consent(case=case, purpose=purpose, note="In her words", by=by)
