"""Random steps, legal and illegal, by five actors: nobody ever reads what her consent does not cover at that moment.

Two of them work for the sender (a caseworker and a supervisor), one for the receiver, one for a third organisation;
the fifth is the woman, who agrees, agrees to less, and takes it back. COALESCE_STATE_EXAMPLES asks for more examples.
"""

import os
from contextlib import suppress
from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cases import actions as case_actions
from cases import consents, lifecycle
from cases.models import Consent
from cases.models.consent import Category
from coalesce.permissions import Role
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from referrals import actions, packet, unfinished
from referrals.models import Referral, SentReferral, Status
from referrals.models.status import HOLDS_A_LETTER, LIVE, OPEN_TO_RECEIVER, UNANSWERED
from tests.cast import make_organisation, make_person
from tests.referrals.conftest import SHARED, agree, draft, open_case

EXAMPLES = int(os.environ.get("COALESCE_STATE_EXAMPLES", "30"))
STEPS = 25
SENDERS, RECEIVER, THIRD = ("ada", "ben"), "eve", "tina"
EVERYBODY = (*SENDERS, RECEIVER, THIRD)
TODAY, YESTERDAY = date.today(), date.today() - timedelta(days=1)
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


class Referring(RuleBasedStateMachine):
    """What ought to be: the state of each referral, what its letter holds, which ran out, what she agrees to."""

    drafts = Bundle("drafts")
    people, case = {}, None

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.agreed, self.states, self.shared, self.run_out = None, {}, {}, set()

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def acting(self, name):
        return acting_for(self.people[name].organisation_id, self.people[name])

    def attempt(self, name, action, **arguments):
        """Whether it was allowed; a refusal undoes it, as a request would."""
        with suppress(Refused, Referral.DoesNotExist, SentReferral.DoesNotExist), self.acting(name):
            action(by=self.people[name], **arguments)
            return True
        return False

    def is_open_to_receiver(self, pk):
        return self.states[pk] in OPEN_TO_RECEIVER and pk not in self.run_out

    @rule(shared=CATEGORIES.filter(bool))
    def she_agrees(self, shared):
        with self.acting("ada"):
            agree(self.case, self.people[RECEIVER].organisation, self.people["ada"], categories=sorted(shared))
        self.agreed = shared
        self.her_word_ends(lambda pk: not self.shared[pk] <= shared)

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

    @rule(target=drafts, name=st.sampled_from(SENDERS), shared=CATEGORIES)
    def the_sender_drafts(self, name, shared):
        allowed = self.agreed is not None and shared <= self.agreed
        referral = None
        with suppress(Refused), self.acting(name):
            home = self.people[RECEIVER].organisation
            referral = draft(self.case, home, self.people[name], categories=sorted(shared))
        assert (referral is not None) == allowed
        if referral is not None:
            self.states[referral.pk], self.shared[referral.pk] = Status.DRAFT, shared
        return referral

    @rule(referral=drafts, name=st.sampled_from(EVERYBODY), step=st.sampled_from(sorted(SENDER_STEPS)))
    def someone_takes_a_step_of_the_sender(self, referral, name, step):
        if referral is None:
            return
        state = self.states[referral.pk]
        covered = step != "send_draft" or (self.agreed is not None and self.shared[referral.pk] <= self.agreed)
        expected = name in SENDERS and covered and (step, state) in NEXT
        assert self.attempt(name, getattr(actions, step), referral=referral) == expected, (name, step, state)
        if expected:
            self.states[referral.pk] = NEXT[step, state]

    @rule(referral=drafts, name=st.sampled_from(EVERYBODY), step=st.sampled_from(sorted(RECEIVER_STEPS)))
    def someone_takes_a_step_of_the_receiver(self, referral, name, step):
        if referral is None:
            return
        state, visible = self.states[referral.pk], name == RECEIVER and self.is_open_to_receiver(referral.pk)
        with self.acting(name):
            found = Referral.objects.received().filter(pk=referral.pk).first()
        assert (found is not None) == visible
        done = self.attempt(name, getattr(actions, step), referral=found or referral, **RECEIVER_STEPS[step])
        if step != "mark_seen":
            assert done == (visible and (step, state) in NEXT), (name, step, state)
            self.states[referral.pk] = NEXT[step, state] if done else state

    @rule(referral=drafts, name=st.sampled_from(EVERYBODY), more=CATEGORIES)
    def someone_answers_a_question(self, referral, name, more):
        if referral is None:
            return
        grown = self.shared[referral.pk] | more
        is_asked = self.states[referral.pk] == Status.NEEDS_INFO and referral.pk not in self.run_out
        expected = name in SENDERS and is_asked and self.agreed is not None and grown <= self.agreed
        with self.acting("ada"):
            told = {"version": Referral.objects.get(pk=referral.pk).version, "categories": more, "answer": "Yes."}
        assert self.attempt(name, actions.answer_question, referral=referral, **told) == expected
        if expected:
            self.states[referral.pk], self.shared[referral.pk] = Status.SENT, grown

    @rule(referral=drafts)
    def the_last_day_passes(self, referral):
        if referral is not None and self.states[referral.pk] in HOLDS_A_LETTER:
            with self.acting("ada"):
                Referral.objects.filter(pk=referral.pk).update(expires_on=YESTERDAY)
            self.run_out.add(referral.pk)

    @rule()
    def the_clock_writes_down_what_ran_out(self):
        with self.acting("ada"):
            actions.expire_referrals()
        for pk in self.run_out:
            self.states[pk] = Status.EXPIRED if self.states[pk] in HOLDS_A_LETTER else self.states[pk]

    @rule()
    def the_sender_thinks_of_closing(self):
        """Whether the case could be closed: not while something is still to happen."""
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
            with self.acting(name), connection.cursor() as cursor:
                cursor.execute("select id, status, letter from referrals_referral")
                raw = {pk: (status, letter) for pk, status, letter in cursor.fetchall()}
                assert set(raw) == rows, name
                assert {pk: row[0] for pk, row in raw.items()} == {pk: self.states[pk] for pk in rows}
                assert all((row[1] is not None) == (row[0] in HOLDS_A_LETTER) for row in raw.values())
                assert set(Referral.objects.values_list("pk", flat=True)) == rows
                for table in ("referrals_sentreferral", "referrals_earlierletter", "cases_consent"):
                    cursor.execute(f"select count(*) from {table}")  # noqa: S608  names of tables above
                    assert name == "ada" or cursor.fetchone()[0] == 0

    @invariant()
    def letters_hold_what_she_agrees_to_at_this_moment(self):
        with self.acting(RECEIVER):
            for referral in Referral.objects.received().exclude(letter=None):
                told = set(packet.read(referral)) - {"summary", "consortium_key", "answers"}
                assert told == {str(category) for category in self.shared[referral.pk]}
                assert self.agreed is not None and told <= {str(category) for category in self.agreed}


@pytest.mark.django_db
def test_no_order_of_steps_shows_more_than_she_agrees_to():
    hope, harbour, third = (make_organisation(name, "DE", name.title()) for name in ("hope", "harbour", "third"))
    roles = {"ada": (hope, Role.CASEWORKER), "ben": (hope, Role.SUPERVISOR)}
    roles |= {RECEIVER: (harbour, Role.CASEWORKER), THIRD: (third, Role.CASEWORKER)}
    Referring.people = {name: make_person(name.title(), *where) for name, where in roles.items()}
    with acting_for(hope.pk, Referring.people["ada"]):
        Referring.case = open_case(Referring.people["ada"])
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Referring,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, suppress_health_check=checks
        ),
    )
