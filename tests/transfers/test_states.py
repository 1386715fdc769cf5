"""Random steps, legal and illegal: nobody reads of a transfer what she did not agree to, and one partner takes her on.

A caseworker and a supervisor send; one partner lives in the same country and another across a border; a third is not
concerned; and she agrees, agrees to less, and takes it back, with each partner by itself.
"""

import hypothesis.strategies as st
import pytest
from django.db import connection
from hypothesis.stateful import Bundle, initialize, invariant, multiple, precondition, rule

from cases import actions as case_actions
from cases import consents
from cases.models import Case, Consent
from cases.models.consent import Category
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from referrals import actions as referral_actions
from referrals.packet import read
from referrals.transfers import actions
from referrals.transfers.models import Status, Transfer
from referrals.transfers.models.status import HOLDS_A_LETTER, OPEN_TO_RECEIVER
from tests.cast import make_organisation
from tests.referrals.conftest import agree as agree_to_a_referral
from tests.referrals.conftest import open_case
from tests.referrals.conftest import send as refer
from tests.referrals.machine import YESTERDAY, Sharing, hire, walk
from tests.transfers.conftest import SAFE, SHARED, agree, draft

SENDERS, RECEIVERS, THIRD = ("ada", "ben"), ("nora", "eve"), "tina"
ACROSS = "eve"
EVERYBODY = (*SENDERS, *RECEIVERS, THIRD)
WHOSE_TURN_IT_IS = "she whose turn it is"
ANYBODY = st.sampled_from((*[WHOSE_TURN_IT_IS] * len(EVERYBODY), *EVERYBODY))
CATEGORIES = st.sets(st.sampled_from([*SHARED, Category.AGE]))
OF_THE_SENDER = ("transfers_senttransfer", "referrals_sentreferral")
WAITING = (Status.TO_APPROVE, Status.REQUESTED)


class HandingOver(Sharing):
    """What ought to be: of each transfer its state, partner, contents and who wrote it; and what she agrees to."""

    drafts = Bundle("drafts")

    def __init__(self):
        super().__init__()
        self.agreed, self.states, self.partner, self.shared = {}, {}, {}, {}
        self.wrote, self.sent, self.is_safe, self.run_out = {}, {}, {}, set()
        self.referral, self.is_closed = None, False

    def home_of(self, name):
        return self.people[name].organisation

    def covers(self, pk):
        return self.shared[pk] <= self.agreed.get(self.partner[pk], set()) and self.partner[pk] in self.agreed

    def is_there_for(self, name, pk):
        ended = pk in self.run_out and self.states[pk] == Status.REQUESTED
        return self.partner[pk] == name and self.states[pk] in OPEN_TO_RECEIVER and not ended

    def may_leave(self, pk):
        """What the sender has to have seen to before it goes."""
        asked = (*WAITING, Status.ACCEPTED)
        others = [one for one, state in self.states.items() if one != pk and state in asked]
        is_looked_at = self.partner[pk] != ACROSS or self.is_safe[pk]
        return not self.is_closed and self.referral is None and not others and is_looked_at and self.covers(pk)

    @initialize(target=drafts, partner=st.sampled_from(RECEIVERS))
    def she_has_agreed_to_both_and_a_draft_is_written(self, partner):
        for each in RECEIVERS:
            self.she_agrees(each, {*SHARED})
        return self.the_sender_drafts("ada", partner, {*SHARED}, safe=True, within=True)

    @rule(partner=st.sampled_from(RECEIVERS), shared=CATEGORIES.filter(bool), to_more=st.booleans())
    def she_agrees(self, partner, shared, to_more=False):
        shared = shared | self.agreed.get(partner, set()) if to_more else shared
        with self.acting("ada"):
            agree(self.case, self.home_of(partner), self.people["ada"], categories=sorted(shared))
        self.her_word_ends(partner, shared)
        self.agreed[partner] = shared

    @precondition(lambda self: self.states)
    @rule(partner=st.sampled_from(RECEIVERS))
    def she_takes_it_back(self, partner):
        with self.acting("ada"):
            consent = consents.live(self.case, Consent.Purpose.SHARE_TRANSFER, self.home_of(partner))
        assert (consent is not None) == (partner in self.agreed)
        if consent is not None:
            assert self.attempt("ada", case_actions.withdraw_consent, consent=consent)
            del self.agreed[partner]
            self.her_word_ends(partner, None)

    def her_word_ends(self, partner, shared):
        for pk, state in self.states.items():
            still_agreed = shared is not None and self.shared[pk] <= shared
            if self.partner[pk] == partner and state in WAITING and not still_agreed:
                self.states[pk] = Status.WITHDRAWN

    @rule(
        target=drafts,
        name=st.sampled_from(SENDERS),
        partner=st.sampled_from(RECEIVERS),
        shared=CATEGORIES,
        safe=st.booleans(),
        within=st.booleans(),
    )
    def the_sender_drafts(self, name, partner, shared, safe, within):
        """within: only what she agrees to."""
        shared = shared & self.agreed.get(partner, set()) if within else shared
        allowed = not self.is_closed and partner in self.agreed and shared <= self.agreed[partner]
        made = []
        written = {"categories": sorted(shared), "destination": SAFE if safe and partner == ACROSS else None}

        def write(by):
            made.append(draft(self.case, self.home_of(partner), by, **written))

        assert self.attempt(name, write) == allowed
        if not allowed:
            return multiple()
        pk = made[0].pk
        self.states[pk], self.partner[pk], self.shared[pk] = Status.DRAFT, partner, shared
        self.wrote[pk], self.is_safe[pk] = name, safe
        return made[0]

    @rule(transfer=drafts)
    def what_comes_next(self, transfer):
        """Done by whose turn it is, so that the walk gets far."""
        step = {
            Status.DRAFT: self.someone_sends_it,
            Status.TO_APPROVE: self.someone_looks_at_it_as_a_supervisor,
            Status.REQUESTED: self.someone_answers,
        }.get(self.states[transfer.pk])
        if step:
            step(transfer, WHOSE_TURN_IT_IS)

    @rule(transfer=drafts, name=ANYBODY)
    def someone_sends_it(self, transfer, name):
        name = "ada" if name == WHOSE_TURN_IT_IS else name
        pk = transfer.pk
        expected = name in SENDERS and self.states[pk] == Status.DRAFT and self.may_leave(pk)
        assert self.attempt(name, actions.submit_draft, transfer=transfer) == expected, name
        if expected:
            self.sent[pk] = name
            self.states[pk] = Status.TO_APPROVE if self.partner[pk] == ACROSS else Status.REQUESTED

    @rule(transfer=drafts, name=ANYBODY, agrees=st.booleans())
    def someone_looks_at_it_as_a_supervisor(self, transfer, name, agrees=True):
        name, pk = "ben" if name == WHOSE_TURN_IT_IS else name, transfer.pk
        may = name == "ben" and self.states[pk] == Status.TO_APPROVE and "ben" not in (self.sent[pk], self.wrote[pk])
        if agrees:
            assert self.attempt(name, actions.approve_transfer, transfer=transfer) == (may and self.may_leave(pk))
            self.states[pk] = Status.REQUESTED if may and self.may_leave(pk) else self.states[pk]
            return
        with self.acting("ada"):
            told = {"version": Transfer.objects.get(pk=pk).version, "reason": "Who meets her?"}
        assert self.attempt(name, actions.send_back, transfer=transfer, **told) == may
        self.states[pk] = Status.DRAFT if may else self.states[pk]

    @rule(transfer=drafts, name=st.sampled_from(EVERYBODY))
    def someone_takes_it_back(self, transfer, name):
        expected = name in SENDERS and self.states[transfer.pk] in (Status.DRAFT, *WAITING)
        assert self.attempt(name, actions.revoke_transfer, transfer=transfer) == expected, name
        self.states[transfer.pk] = Status.REVOKED if expected else self.states[transfer.pk]

    @rule(transfer=drafts, name=ANYBODY, says_yes=st.booleans())
    def someone_answers(self, transfer, name, says_yes=True):
        pk = transfer.pk
        name = self.partner[pk] if name == WHOSE_TURN_IT_IS else name
        visible = self.is_there_for(name, pk)
        can = visible and self.states[pk] == Status.REQUESTED
        if says_yes:
            again = visible and self.states[pk] == Status.ACCEPTED
            assert self.attempt(name, actions.accept_transfer, transfer=transfer) == (can or again), name
        else:
            assert self.attempt(name, actions.decline_transfer, transfer=transfer, reason="SAFETY") == can, name
        if can:
            self.states[pk] = Status.ACCEPTED if says_yes else Status.DECLINED

    @rule()
    def another_partner_is_asked_for_a_service_or_not_any_more(self):
        """While that is open she cannot be handed over, and what was handed over waits for its end."""
        if self.referral is None and not self.is_closed:
            with self.acting("ada"):
                self.referral = refer(self.case, self.home_of(THIRD), self.people["ada"], categories=["name"])
        elif self.referral is not None:
            assert self.attempt("ada", referral_actions.revoke_referral, referral=self.referral)
            self.referral = None

    @rule(transfer=drafts)
    def the_last_day_passes(self, transfer):
        if self.states[transfer.pk] == Status.REQUESTED:
            with self.acting("ada"):
                Transfer.objects.filter(pk=transfer.pk).update(expires_on=YESTERDAY)
            self.run_out.add(transfer.pk)

    @precondition(lambda self: self.run_out or Status.ACCEPTED in self.states.values())
    @rule()
    def the_clock_does_what_is_left_to_the_sender(self):
        with acting_for(self.home_of("ada").pk):
            actions.expire_transfers()
            actions.close_files()
        for pk in self.run_out:
            self.states[pk] = Status.EXPIRED if self.states[pk] == Status.REQUESTED else self.states[pk]
        self.is_closed |= Status.ACCEPTED in self.states.values() and self.referral is None

    @invariant()
    def each_reads_what_it_ought_to(self):
        assert list(self.states.values()).count(Status.ACCEPTED) <= 1
        expected = {"ada": set(self.states), THIRD: set()}
        expected |= {name: {pk for pk in self.states if self.is_there_for(name, pk)} for name in RECEIVERS}
        for name, rows in expected.items():
            raw = self.rows_of(name, "transfers_transfer")
            assert {pk: status for pk, (status, _letter) in raw.items()} == {pk: self.states[pk] for pk in rows}, name
            assert all((letter is not None) == (status in HOLDS_A_LETTER) for status, letter in raw.values())
            if name != "ada":
                self.sees_nothing_in(name, *OF_THE_SENDER)
        self.sees_nothing_in("ada", "transfers_receivedtransfer")

    @invariant()
    def letters_hold_what_she_agrees_to_at_this_moment(self):
        for name in RECEIVERS:
            with self.acting(name):
                for transfer in Transfer.objects.received().exclude(letter=None):
                    told = set(read(transfer)) - {"summary", "consortium_key", "dates", "destination"}
                    assert told == {str(category) for category in self.shared[transfer.pk]}
                    assert self.covers(transfer.pk)

    @invariant()
    def her_file_is_closed_only_by_a_partners_yes(self):
        with self.acting("ada"), connection.cursor() as cursor:
            cursor.execute("select state from cases_case")
            assert [state == Case.State.CLOSED for (state,) in cursor.fetchall()] == [self.is_closed]


@pytest.mark.django_db
def test_no_order_of_steps_hands_over_more_than_she_agrees_to():
    countries = {"hope": "CY", "haven": "CY", "harbour": "DE", "third": "IT"}
    homes = {name: make_organisation(name, country, name.title()) for name, country in countries.items()}
    worker = Role.CASEWORKER
    HandingOver.people = hire(
        ada=(homes["hope"], worker),
        ben=(homes["hope"], Role.SUPERVISOR),
        nora=(homes["haven"], worker),
        eve=(homes["harbour"], worker),
        tina=(homes["third"], worker),
    )
    with acting_for(homes["hope"].pk, HandingOver.people["ada"]):
        HandingOver.case = open_case(HandingOver.people["ada"])
        agree_to_a_referral(HandingOver.case, homes["third"], HandingOver.people["ada"])
    walk(HandingOver, examples=12)
