"""Random steps, legal and illegal, by three organisations: nobody ever sees what her consent does not cover."""

from contextlib import suppress
from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cases import actions as case_actions
from cases import consents
from cases.models import Consent
from cases.models.consent import Category
from coalesce.permissions import Role
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from referrals import actions, packet
from referrals.models import Referral, Status
from referrals.models.status import OPEN_TO_RECEIVER
from tests.cast import make_organisation, make_person
from tests.referrals.conftest import SHARED, agree, draft, open_case

SENDER_STEPS = ("send_draft", "revoke_referral")
ANSWERS = {
    "accept_referral": {},
    "decline_referral": {"reason": "SAFETY"},
    "complete_referral": {"outcome": "full"},
    "mark_seen": {},
}
NEXT = {
    ("send_draft", Status.DRAFT): Status.SENT,
    ("revoke_referral", Status.DRAFT): Status.REVOKED,
    ("revoke_referral", Status.SENT): Status.REVOKED,
    ("revoke_referral", Status.ACCEPTED): Status.REVOKED,
    ("accept_referral", Status.SENT): Status.ACCEPTED,
    ("decline_referral", Status.SENT): Status.DECLINED,
    ("complete_referral", Status.ACCEPTED): Status.COMPLETED,
}
ENDS_WITH_CONSENT = {Status.SENT, Status.ACCEPTED, Status.COMPLETED}


class Referring(RuleBasedStateMachine):
    """`states` is what ought to be seen: {referral's id: (name of its sender, of its receiver, state)}."""

    drafts = Bundle("drafts")
    people, cases = {}, {}

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.consents, self.states, self.run_out, self.told = {}, {}, set(), {}

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def acting(self, name):
        return acting_for(self.people[name].organisation_id, self.people[name])

    def attempt(self, name, action, **arguments):
        """Whether it was allowed; a refusal undoes it, as a request would."""
        with suppress(Refused), self.acting(name):
            action(by=self.people[name], **arguments)
            return True
        return False

    @rule(pair=st.permutations(["hope", "harbour", "third"]), shared=st.sets(st.sampled_from(SHARED), min_size=1))
    def she_agrees(self, pair, shared):
        sender, receiver, _third = pair
        home = self.people[receiver].organisation
        with self.acting(sender):
            agree(self.cases[sender], home, self.people[sender], categories=sorted(shared))
        self.consents[sender, receiver] = shared
        self.end(sender, receiver, lambda referral: not set(self.categories_of(sender, referral)) <= shared)

    @rule(pair=st.permutations(["hope", "harbour", "third"]))
    def she_withdraws(self, pair):
        sender, receiver, _third = pair
        with self.acting(sender):
            home = self.people[receiver].organisation
            consent = consents.live(self.cases[sender], Consent.Purpose.SHARE_REFERRAL, home)
        if consent is not None:
            assert self.attempt(sender, case_actions.withdraw_consent, consent=consent)
            del self.consents[sender, receiver]
            self.end(sender, receiver, lambda referral: True)

    def end(self, sender, receiver, touches):
        for pk, (of, to, state) in self.states.items():
            if (of, to) == (sender, receiver) and state in ENDS_WITH_CONSENT and touches(pk):
                self.states[pk] = (of, to, Status.WITHDRAWN)

    def categories_of(self, sender, pk):
        with self.acting(sender):
            return Referral.objects.get(pk=pk).sent_sides.get().categories

    @rule(
        target=drafts,
        pair=st.permutations(["hope", "harbour", "third"]),
        shared=st.sets(st.sampled_from([*SHARED, Category.AGE])),
    )
    def someone_drafts(self, pair, shared):
        sender, receiver, _third = pair
        allowed = (sender, receiver) in self.consents and shared <= self.consents[sender, receiver]
        try:
            with self.acting(sender):
                home = self.people[receiver].organisation
                referral = draft(self.cases[sender], home, self.people[sender], categories=sorted(shared))
        except Refused:
            assert not allowed
            return None
        assert allowed
        self.states[referral.pk] = (sender, receiver, Status.DRAFT)
        return referral

    @rule(referral=drafts, name=st.sampled_from(["hope", "harbour", "third"]), step=st.sampled_from(SENDER_STEPS))
    def someone_takes_a_senders_step(self, referral, name, step):
        if referral is None:
            return
        sender, receiver, state = self.states[referral.pk]
        agreed = self.consents.get((sender, receiver), set())
        covered = step != "send_draft" or (
            (sender, receiver) in self.consents and set(self.categories_of(sender, referral.pk)) <= agreed
        )
        expected = name == sender and covered and (step, state) in NEXT
        try:
            done = self.attempt(name, getattr(actions, step), referral=referral)
        except (Referral.DoesNotExist, referral.sent_sides.model.DoesNotExist):
            done = False
        assert done == expected, (name, step, self.states[referral.pk])
        if done:
            self.states[referral.pk] = (sender, receiver, NEXT[step, state])

    @rule(referral=drafts, name=st.sampled_from(["hope", "harbour", "third"]), step=st.sampled_from(sorted(ANSWERS)))
    def someone_answers(self, referral, name, step):
        if referral is None:
            return
        sender, receiver, state = self.states[referral.pk]
        with self.acting(name):
            found = Referral.objects.received().filter(pk=referral.pk).first()
        visible = name == receiver and state in OPEN_TO_RECEIVER and referral.pk not in self.run_out
        assert (found is not None) == visible
        done = self.attempt(name, getattr(actions, step), referral=found or referral, **ANSWERS[step])
        if step in {"accept_referral", "decline_referral", "complete_referral"}:
            again = step == "accept_referral" and state == Status.ACCEPTED
            assert done == (visible and ((step, state) in NEXT or again)), (name, step, state)
            if done:
                self.states[referral.pk] = (sender, receiver, NEXT.get((step, state), state))

    @rule(referral=drafts)
    def the_day_of_her_consent_passes(self, referral):
        if referral is None or self.states[referral.pk][2] == Status.DRAFT:
            return
        sender = self.states[referral.pk][0]
        with self.acting(sender):
            Referral.objects.filter(pk=referral.pk).update(expires_on=date.today() - timedelta(days=1))
        self.run_out.add(referral.pk)

    @invariant()
    def each_sees_what_it_ought_to(self):
        for name in self.people:
            own = {pk for pk, (sender, _to, _state) in self.states.items() if sender == name}
            received = {
                pk
                for pk, (_sender, to, state) in self.states.items()
                if to == name and state in OPEN_TO_RECEIVER and pk not in self.run_out
            }
            with self.acting(name), connection.cursor() as cursor:
                cursor.execute("select id, status from referrals_referral")
                assert {row[0] for row in cursor.fetchall()} == own | received
                assert set(Referral.objects.values_list("pk", flat=True)) == own | received
                self.letters_hold_what_she_agreed_to(name)

    def letters_hold_what_she_agreed_to(self, name):
        for referral in Referral.objects.received().exclude(letter=None):
            if referral.pk not in self.told:
                self.told[referral.pk] = set(packet.read(referral)) - {"summary", "consortium_key"}
            sender = self.states[referral.pk][0]
            assert self.told[referral.pk] <= set(self.consents[sender, name])


@pytest.mark.django_db
def test_no_order_of_steps_shows_more_than_she_agreed_to():
    for name in ("hope", "harbour", "third"):
        person = make_person(name, make_organisation(name, "DE", name.title()), Role.CASEWORKER)
        Referring.people[name] = person
        with acting_for(person.organisation_id, person):
            Referring.cases[name] = open_case(person)
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Referring,
        settings=settings(max_examples=30, stateful_step_count=15, deadline=None, suppress_health_check=checks),
    )
