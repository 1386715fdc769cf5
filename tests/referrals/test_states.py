"""Random steps, legal and illegal, by five actors: nobody ever reads what her consent does not cover at that moment.

Two of them work for the sender (a caseworker and a supervisor), one for the receiver, one for a third organisation;
the fifth is the woman, who agrees, agrees to less, and takes it back. What goes without her consent is exactly what the
supervisor allowed, once.
"""

from collections import Counter
from contextlib import suppress

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import Bundle, initialize, invariant, multiple, precondition, rule

from cases import actions as case_actions
from cases import consents, lifecycle
from cases.models import Consent
from cases.models.consent import Category
from coalesce.permissions import Role
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from referrals import actions, packet, unfinished
from referrals.models import Referral, Status
from referrals.models.status import HOLDS_A_LETTER, LIVE, OPEN_TO_RECEIVER, UNANSWERED
from referrals.overrides.actions import approve_override, ask_for_override
from tests.cast import make_organisation
from tests.referrals.conftest import SHARED, agree, draft, open_case
from tests.referrals.machine import TODAY, YESTERDAY, Sharing, hire, walk

SENDERS, RECEIVER, THIRD = ("ada", "ben"), "eve", "tina"
EVERYBODY = (*SENDERS, RECEIVER, THIRD)
SENDING = st.sampled_from((*SENDERS, *EVERYBODY))
RECEIVING = st.sampled_from((*[RECEIVER] * len(EVERYBODY), *EVERYBODY))
OF_THE_SENDER = ("referrals_sentreferral", "referrals_earlierletter", "cases_consent", "overrides_override")
CATEGORIES = st.sets(st.sampled_from([*SHARED, Category.AGE]))

SENDER_STEPS = {"send_draft": {}, "revoke_referral": {}, "withdraw_referral": {}}
RECEIVER_STEPS = {
    "mark_seen": {},
    "ask_sender": {"question": "Her age?"},
    "accept_referral": {},
    "decline_referral": {"reason": "SAFETY"},
    "tell_progress": {"started_on": TODAY},
    "complete_referral": {"outcome": "full", "comment": "I am well."},
}
BACKWARD = {"revoke_referral", "withdraw_referral"}
NEXT = {
    ("send_draft", Status.DRAFT): Status.SENT,
    ("revoke_referral", Status.DRAFT): Status.REVOKED,
    **{("revoke_referral", state): Status.REVOKED for state in LIVE},
    **{("withdraw_referral", state): Status.WITHDRAWN for state in LIVE},
    ("ask_sender", Status.SENT): Status.NEEDS_INFO,
    **{("accept_referral", state): Status.ACCEPTED for state in UNANSWERED},
    **{("decline_referral", state): Status.DECLINED for state in UNANSWERED},
    ("tell_progress", Status.ACCEPTED): Status.STARTED,
    ("tell_progress", Status.STARTED): Status.STARTED,
    ("complete_referral", Status.ACCEPTED): Status.COMPLETED,
    ("complete_referral", Status.STARTED): Status.COMPLETED,
    # Accepting again changes nothing for who accepted.
    **{("accept_referral", state): state for state in (Status.ACCEPTED, Status.STARTED, Status.COMPLETED)},
}


class Referring(Sharing):
    """What ought to be: the state of each referral, what its letter holds, which ran out, what she agrees to.

    allowed: what a supervisor lets go once without her. without_her: the referrals that went so.
    """

    drafts = Bundle("drafts")

    def __init__(self):
        super().__init__()
        self.agreed, self.states, self.shared, self.run_out = None, {}, {}, set()
        self.allowed, self.without_her = Counter(), set()

    def is_open_to_receiver(self, pk):
        return self.states[pk] in OPEN_TO_RECEIVER and pk not in self.run_out

    @initialize(target=drafts)
    def she_has_agreed_and_a_draft_is_written(self):
        self.she_agrees({*SHARED})
        return self.the_sender_drafts("ada", {*SHARED}, within=True)

    @rule(shared=CATEGORIES.filter(bool), to_more=st.booleans())
    def she_agrees(self, shared, to_more=False):
        shared = shared | (self.agreed or set()) if to_more else shared
        with self.acting("ada"):
            agree(self.case, self.people[RECEIVER].organisation, self.people["ada"], categories=sorted(shared))
        if self.agreed is not None and not self.agreed <= shared:
            self.her_word_ends(lambda pk: not self.shared[pk] <= shared)
        self.agreed = shared

    @precondition(lambda self: self.states)
    @rule()
    def she_takes_it_back(self):
        with self.acting("ada"):
            consent = consents.live(self.case, Consent.Purpose.SHARE_REFERRAL, self.people[RECEIVER].organisation)
        assert (consent is not None) == (self.agreed is not None)
        if consent is not None:
            assert self.attempt("ada", case_actions.withdraw_consent, consent=consent)
            self.agreed = None
            self.her_word_ends(lambda pk: True)

    def her_word_ends(self, touches):
        for pk, state in self.states.items():
            if state in HOLDS_A_LETTER and touches(pk):
                self.states[pk] = Status.WITHDRAWN

    def covers(self, shared):
        """Whether she agrees to this now."""
        return self.agreed is not None and shared <= self.agreed

    @rule(name=st.sampled_from(("ben", "ben", *EVERYBODY)), shared=CATEGORIES.filter(bool))
    def someone_allows_it_without_her(self, name, shared):
        """Asked by the caseworker, and only where she has not agreed; only the supervisor's yes counts."""
        override = None
        told = {"case": self.case, "receiver": self.people[RECEIVER].organisation, "categories": sorted(shared)}
        with suppress(Refused), self.acting("ada"):
            override = ask_for_override(ground="vital", reason="Danger.", by=self.people["ada"], **told)
        assert (override is None) == self.covers(shared)
        if override is not None and self.attempt(name, approve_override, override=override):
            assert name == "ben"
            self.allowed[frozenset(shared)] += 1

    @rule(target=drafts, name=st.sampled_from(SENDERS), shared=CATEGORIES, within=st.booleans())
    def the_sender_drafts(self, name, shared, within):
        """within: only what she agrees to."""
        shared = shared & (self.agreed or set()) if within else shared
        allowed = self.covers(shared) or self.allowed[frozenset(shared)] > 0
        referral = None
        with suppress(Refused), self.acting(name):
            home = self.people[RECEIVER].organisation
            referral = draft(self.case, home, self.people[name], categories=sorted(shared))
        assert (referral is not None) == allowed
        if referral is None:
            return multiple()
        self.states[referral.pk], self.shared[referral.pk] = Status.DRAFT, shared
        return referral

    @precondition(lambda self: +self.allowed)
    @rule(target=drafts, name=st.sampled_from(SENDERS))
    def the_sender_drafts_what_was_allowed(self, name):
        return self.the_sender_drafts(name, set(min(+self.allowed, key=sorted)), within=False)

    @rule(referral=drafts, which=st.integers(0, 5))
    def what_comes_next(self, referral, which):
        """A step onward, by whoever may take it, so that the walk gets far."""
        steps = sorted(step for step, before in NEXT if before == self.states[referral.pk] and step not in BACKWARD)
        if steps and (step := steps[which % len(steps)]) in SENDER_STEPS:
            self.someone_takes_a_step_of_the_sender(referral, "ada", step)
        elif steps:
            self.someone_takes_a_step_of_the_receiver(referral, RECEIVER, step)

    @rule(referral=drafts, name=SENDING, step=st.sampled_from(sorted(SENDER_STEPS)))
    def someone_takes_a_step_of_the_sender(self, referral, name, step):
        state = self.states[referral.pk]
        covered, once = self.covers(self.shared[referral.pk]), frozenset(self.shared[referral.pk])
        may_go = step != "send_draft" or covered or self.allowed[once] > 0
        expected = name in SENDERS and may_go and (step, state) in NEXT
        assert self.attempt(name, getattr(actions, step), referral=referral) == expected, (name, step, state)
        if expected:
            self.states[referral.pk] = NEXT[step, state]
        if expected and step == "send_draft" and not covered:
            self.allowed[once] -= 1
            self.without_her.add(referral.pk)

    @rule(referral=drafts, name=RECEIVING, step=st.sampled_from(sorted(RECEIVER_STEPS)))
    def someone_takes_a_step_of_the_receiver(self, referral, name, step):
        state, visible = self.states[referral.pk], name == RECEIVER and self.is_open_to_receiver(referral.pk)
        with self.acting(name):
            found = Referral.objects.received().filter(pk=referral.pk).first()
        assert (found is not None) == visible
        done = self.attempt(name, getattr(actions, step), referral=found or referral, **RECEIVER_STEPS[step])
        if step != "mark_seen":
            assert done == (visible and (step, state) in NEXT), (name, step, state)
            self.states[referral.pk] = NEXT[step, state] if done else state

    @rule(referral=drafts, name=SENDING, more=CATEGORIES)
    def someone_answers_a_question(self, referral, name, more):
        grown = self.shared[referral.pk] | more
        is_asked = self.states[referral.pk] == Status.NEEDS_INFO and referral.pk not in self.run_out
        expected = name in SENDERS and is_asked and self.covers(grown)
        with self.acting("ada"):
            told = {"version": Referral.objects.get(pk=referral.pk).version, "categories": more, "answer": "Yes."}
        assert self.attempt(name, actions.answer_question, referral=referral, **told) == expected
        if expected:
            self.states[referral.pk], self.shared[referral.pk] = Status.SENT, grown
            self.without_her.discard(referral.pk)

    @rule(referral=drafts)
    def the_last_day_passes(self, referral):
        if self.states[referral.pk] in HOLDS_A_LETTER:
            with self.acting("ada"):
                Referral.objects.filter(pk=referral.pk).update(expires_on=YESTERDAY)
            self.run_out.add(referral.pk)

    @precondition(lambda self: self.run_out)
    @rule()
    def the_clock_writes_down_what_ran_out(self):
        with self.acting("ada"):
            actions.expire_referrals()
        for pk in self.run_out:
            self.states[pk] = Status.EXPIRED if self.states[pk] in HOLDS_A_LETTER else self.states[pk]

    @invariant()
    def the_case_is_not_closed_while_something_is_still_to_happen(self):
        with self.acting("ben"):
            says_no = unfinished.blocks_the_closure(self.case, lifecycle.Move("closure_requested", "closed", ""))
        assert bool(says_no) == any(state in LIVE for state in self.states.values())

    @invariant()
    def each_reads_what_it_ought_to(self):
        expected = {
            "ada": set(self.states),
            RECEIVER: {pk for pk in self.states if self.is_open_to_receiver(pk)},
            THIRD: set(),
        }
        for name, rows in expected.items():
            raw = self.rows_of(name, "referrals_referral")
            assert {pk: status for pk, (status, _letter) in raw.items()} == {pk: self.states[pk] for pk in rows}, name
            assert all((letter is not None) == (status in HOLDS_A_LETTER) for status, letter in raw.values())
            with self.acting(name):
                assert set(Referral.objects.values_list("pk", flat=True)) == rows
            if name != "ada":
                self.sees_nothing_in(name, *OF_THE_SENDER)

    @invariant()
    def letters_hold_what_she_agrees_to_at_this_moment(self):
        with self.acting(RECEIVER):
            for referral in Referral.objects.received().exclude(letter=None):
                told = set(packet.read(referral)) - {"summary", "consortium_key", "answers"}
                assert told == {str(category) for category in self.shared[referral.pk]}
                assert referral.pk in self.without_her or self.covers(self.shared[referral.pk])


@pytest.mark.django_db
def test_no_order_of_steps_shows_more_than_she_agrees_to():
    hope, harbour, third = (make_organisation(name, "DE", name.title()) for name in ("hope", "harbour", "third"))
    worker = Role.CASEWORKER
    people = {
        "ada": (hope, worker),
        "ben": (hope, Role.SUPERVISOR),
        RECEIVER: (harbour, worker),
        THIRD: (third, worker),
    }
    Referring.people = hire(**people)
    with acting_for(hope.pk, Referring.people["ada"]):
        Referring.case = open_case(Referring.people["ada"])
    walk(Referring, examples=20)
