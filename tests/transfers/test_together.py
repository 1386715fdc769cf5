"""Two people answer at the same moment: one takes her on, and the other reads who did."""

import pytest

from cases.models import Woman
from coalesce.permissions import Role
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from referrals.transfers import actions
from referrals.transfers.models import ReceivedTransfer
from tests.cast import make_organisation, make_person
from tests.referrals.conftest import open_case
from tests.referrals.test_together import at_once, by
from tests.transfers.conftest import agree, draft


@pytest.fixture
def waiting(fresh_database):
    hope, haven = make_organisation("hope", "CY", "Hope"), make_organisation("haven", "CY", "Haven")
    ada = make_person("Ada", hope, Role.CASEWORKER)
    with acting_for(hope.pk, ada):
        case = open_case(ada)
        agree(case, haven, ada)
        sent = actions.submit_draft(transfer=draft(case, haven, ada), by=ada)
    return sent, ada, make_person("Nora", haven, Role.CASEWORKER), make_person("Nils", haven, Role.CASEWORKER)


def test_two_who_take_her_on_at_once_make_one_case(waiting):
    sent, _ada, nora, nils = waiting

    answers = at_once(
        by(nora, actions.accept_transfer, transfer=sent), by(nils, actions.accept_transfer, transfer=sent)
    )

    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refused) == 1 and "has answered this transfer already" in str(refused[0].sentence)
    with acting_for(nora.organisation_id, nora):
        assert (ReceivedTransfer.objects.count(), Woman.objects.count()) == (1, 1)


def test_a_yes_and_a_taking_back_at_once_end_in_one_of_them(waiting):
    sent, ada, nora, _nils = waiting

    answers = at_once(by(nora, actions.accept_transfer, transfer=sent), by(ada, actions.revoke_transfer, transfer=sent))

    assert len([answer for answer in answers if isinstance(answer, Refused)]) == 1
