"""Two people at the same moment: one is first, and the other is told."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection

from cases import actions as case_actions
from cases.models import Woman
from coalesce.permissions import Role
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from referrals import actions
from referrals.models import Referral, Status
from tests.cast import make_organisation, make_person
from tests.referrals.conftest import SHARED, SUMMARY, agree, draft, open_case, send


def at_once(*steps):
    """Run each step in a thread and a connection of its own, all from one moment; answers, or the refusals."""
    together = Barrier(len(steps))

    def run(step):
        together.wait()
        try:
            return step()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(run, steps))


def by(person, action, **arguments):
    def step():
        with acting_for(person.organisation_id, person):
            return action(by=person, **arguments)

    step.person = person
    return step


@pytest.fixture
def cast(fresh_database):
    hope, harbour = make_organisation("hope", "CY", "Hope"), make_organisation("harbour", "DE", "Harbour")
    ada = make_person("Ada", hope, Role.CASEWORKER)
    return ada, harbour, make_person("Eve", harbour, Role.CASEWORKER), make_person("Hans", harbour, Role.CASEWORKER)


@pytest.fixture
def draft_of_hers(cast):
    """A draft, and the consent that it rests on."""
    ada, harbour, _eve, _hans = cast
    with acting_for(ada.organisation_id, ada):
        case = open_case(ada)
        consent = agree(case, harbour, ada)
        return draft(case, harbour, ada), consent


def test_of_two_who_accept_one_is_first_and_the_other_reads_who_it_was(cast):
    ada, harbour, eve, hans = cast
    with acting_for(ada.organisation_id, ada):
        case = open_case(ada)
        agree(case, harbour, ada)
        referral = send(case, harbour, ada)

    answers = at_once(*(by(person, actions.accept_referral, referral=referral) for person in (eve, hans)))

    refused = [answer for answer in answers if isinstance(answer, Refused)]
    with acting_for(harbour.pk, eve):
        first = Referral.objects.get().answered_by
        assert Woman.objects.count() == 1
    assert len(refused) == 1 and refused[0].sentence.startswith(f"{first.name} has answered")


def test_accepting_twice_at_once_opens_one_case(cast):
    ada, harbour, eve, _hans = cast
    with acting_for(ada.organisation_id, ada):
        case = open_case(ada)
        agree(case, harbour, ada)
        referral = send(case, harbour, ada)

    first, second = at_once(*[by(eve, actions.accept_referral, referral=referral)] * 2)

    assert first == second
    with acting_for(harbour.pk, eve):
        assert Woman.objects.count() == 1


def test_two_referrals_of_one_woman_accepted_at_once_make_her_one_woman(cast):
    ada, harbour, eve, hans = cast
    with acting_for(ada.organisation_id, ada):
        case = open_case(ada)
        agree(case, harbour, ada)
        both = [send(case, harbour, ada) for _time in range(2)]

    at_once(*(by(one, actions.accept_referral, referral=sent) for one, sent in zip((eve, hans), both, strict=True)))

    with acting_for(harbour.pk, eve):
        assert Woman.objects.count() == 1


def test_taking_back_and_accepting_at_once_ends_taken_back(cast):
    ada, harbour, eve, _hans = cast
    with acting_for(ada.organisation_id, ada):
        case = open_case(ada)
        agree(case, harbour, ada)
        referral = send(case, harbour, ada)

    at_once(by(ada, actions.revoke_referral, referral=referral), by(eve, actions.accept_referral, referral=referral))

    with acting_for(harbour.pk, eve):
        assert not Referral.objects.exists()


def one_inside_the_other(first, second):
    """The first keeps its transaction open until the second has had time to overtake it."""
    done = Event()

    def keep_open():
        with acting_for(first.person.organisation_id, first.person):
            first()
            done.set()
            time.sleep(0.7)

    def overtake():
        done.wait()
        return second()

    return at_once(keep_open, overtake)[1]


def test_a_withdrawal_waits_for_the_sending_and_then_ends_it(cast, draft_of_hers):
    ada, harbour, eve, _hans = cast
    referral, consent = draft_of_hers

    one_inside_the_other(
        by(ada, actions.send_draft, referral=referral),
        by(ada, case_actions.withdraw_consent, consent=consent),
    )

    with acting_for(ada.organisation_id, ada):
        assert Referral.objects.get().status == Status.WITHDRAWN
    with acting_for(harbour.pk, eve):
        assert not Referral.objects.exists()


def test_a_sending_waits_for_the_withdrawal_and_is_then_refused(cast, draft_of_hers):
    ada, _harbour, _eve, _hans = cast
    referral, consent = draft_of_hers

    answer = one_inside_the_other(
        by(ada, case_actions.withdraw_consent, consent=consent),
        by(ada, actions.send_draft, referral=referral),
    )

    assert isinstance(answer, Refused)
    with acting_for(ada.organisation_id, ada):
        assert Referral.objects.get().is_draft


def test_referring_in_one_step_waits_for_the_withdrawal_too(cast, draft_of_hers):
    ada, harbour, eve, _hans = cast
    _draft, consent = draft_of_hers
    choices = {"pillar": "legal", "service_type": "LEGAL_ADVICE", "categories": SHARED, "summary": SUMMARY}

    answer = one_inside_the_other(
        by(ada, case_actions.withdraw_consent, consent=consent),
        by(ada, actions.send_referral, case=consent.case, receiver=harbour, **choices),
    )

    assert isinstance(answer, Refused)
    with acting_for(harbour.pk, eve):
        assert not Referral.objects.exists()
