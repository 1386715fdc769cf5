"""A case that is handed to somebody at the moment her account is deactivated."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from cases import actions as case_actions
from cases.models import Case
from coalesce.accounts.actions import people
from coalesce.accounts.models import User
from coalesce.permissions import Role
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from tests.cast import make_organisation, make_person


def test_a_case_is_handed_to_nobody_who_was_deactivated_since_the_form_was_opened(ada, ines, mia, leads, acts):
    case = leads(ada, 1)[0]
    stale = User.objects.get(pk=ines.pk)
    people.deactivate_person(person=ines, by=mia)

    with acts(ada), pytest.raises(Refused, match="Only people who work for your organisation"):
        case_actions.hand_over(case=case, to=stale, by=ada)
    with acts(ada), pytest.raises(Refused, match="Only people who work for your organisation"):
        case_actions.join_team(case=case, user=stale, by=ada)


def test_of_a_hand_over_and_a_deactivation_at_the_same_moment_one_is_refused(fresh_database):
    hope = make_organisation("hope", "CY", "Hope")
    ada, ines = (make_person(name, hope, Role.CASEWORKER) for name in ("Ada", "Ines"))
    mia = make_person("Mia", hope, Role.ORGANISATION_MANAGER)
    with acting_for(hope.pk, ada):
        case = case_actions.open_enquiry(by=ada)

    answers = at_once(partial(handed_over, case, ines, ada), partial(people.deactivate_person, person=ines, by=mia))

    with acting_for(hope.pk, ada):
        leader = Case.objects.get(pk=case.pk).assigned_to
    assert len([answer for answer in answers if isinstance(answer, Refused)]) == 1
    assert leader.is_active


def handed_over(case, to, by):
    with acting_for(by.organisation_id, by):
        return case_actions.hand_over(case=case, to=to, by=by)


def at_once(*steps):
    """Run each step in a thread and a connection of its own, all from one moment; answers, or the refusals."""
    together = Barrier(len(steps))

    def run(step):
        together.wait(timeout=60)
        try:
            return step()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(run, steps))
