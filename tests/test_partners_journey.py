"""Two organisations in a real Chromium, each at a window of its own: a referral, a withdrawal, and a transfer."""

import pytest

from tests.journey import case, referral, transfer

pytestmark = pytest.mark.browser
SENDER, PARTNER = "Cyprus Refugee Council", "Marta Centre"
COUNSELLING = "Psychosocial counselling"
QUESTION, HER_WORDS = "Does she need an interpreter?", "They listened, and nobody hurried me."


def test_from_a_draft_to_its_outcome_while_she_takes_another_back(at_her_window):
    eleni = at_her_window("caseworker@cyrc.demo.example")
    dace = at_her_window("caseworker@marta.demo.example")
    code = begin_her_case(eleni)
    number = draft_and_send(eleni, dace)
    ask_and_answer(eleni, dace)
    there = referral.accept(dace)
    take_another_back(eleni, dace, code)
    go_on_to_the_outcome(eleni, dace, code, number)
    case.withdraw_consent(open_consents(eleni, code), f"To share with a partner: {PARTNER}")
    referral.does_not_exist_for(dace, number)
    dace.page.goto("/")
    dace.open_case(there)


def begin_her_case(worker):
    worker.go_to("Cases")
    code = case.search_and_register(worker)
    case.record_consents(worker)
    case.agree_to_share(worker, PARTNER, "Her name", "Languages and interpreter", "Safe contact")
    return code


def draft_and_send(worker, partner):
    """A draft is nobody's but its writer's. Returns the number."""
    referral.write(worker, PARTNER, COUNSELLING, ["Her name", "Safe contact"], "She wishes to talk to somebody.")
    number = referral.number_of(worker)
    referral.does_not_exist_for(partner, number)
    referral.send(worker, PARTNER)
    referral.open_from_inbox(partner, COUNSELLING, SENDER)
    worker.page.reload()
    worker.sees("Opened for the first time")
    return number


def ask_and_answer(worker, partner):
    referral.ask_first(partner, QUESTION)
    referral.answer(worker, QUESTION, "Yes, Swahili.", "Languages and interpreter")
    partner.page.reload()
    partner.sees("Yes, Swahili.")
    partner.look("33-answered")


def take_another_back(worker, partner, code):
    """A second letter lies open at the partner when she wants it back."""
    worker.open_case(code)
    referral.write(worker, PARTNER, "Legal advice", ["Her name"], "She has questions about her papers.")
    other = referral.number_of(worker)
    referral.send(worker, PARTNER)
    referral.open_from_inbox(partner, "Legal advice", SENDER)
    referral.she_wants_it_back(worker)
    partner.expect("404 (Not Found)")
    partner.page.reload()
    partner.reads("There is nothing here")
    referral.does_not_exist_for(partner, other)


def go_on_to_the_outcome(worker, partner, code, number):
    partner.page.goto(f"/referrals/{number}/")
    referral.begin(partner)
    referral.complete(partner, HER_WORDS)
    worker.page.goto(f"/referrals/{number}/")
    worker.sees("She received the service")
    worker.sees(HER_WORDS)
    worker.look("36-outcome")


def open_consents(worker, code):
    worker.open_case(code)
    return worker


def test_her_case_is_handed_over_across_a_border(at_her_window):
    chiara = at_her_window("caseworker@caritas-cy.demo.example")
    elena = at_her_window("supervisor@caritas-cy.demo.example")
    dace = at_her_window("caseworker@marta.demo.example")
    code = begin_to_hand_over(chiara)
    transfer.prepare(chiara, PARTNER, "She finishes her course in May.", "Her name")
    transfer.look_at_the_destination(chiara)
    transfer.approve(elena, PARTNER)
    transfer.open_it(dace, "Caritas Cyprus")
    transfer.take_her_on(dace)
    transfer.wait_until_the_file_is_closed(chiara, code)


def begin_to_hand_over(worker):
    worker.go_to("Cases")
    code = case.search_and_register(worker)
    case.record_consents(worker)
    case.agree_to_be_handed_over(worker, PARTNER, "Her name", "Safe contact")
    return code
