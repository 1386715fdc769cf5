"""The product's main job in a real Chromium: from a first contact to a protected figure, as five people live it."""

import pytest

from coalesce.demonstration import consortium
from tests import servers
from tests.journey import case, ending, referral, statistics, work
from tests.journey.window import NARROW

pytestmark = pytest.mark.browser
PARTNER = "SOLWODI Deutschland"
HOUSING = "Search for housing"
SHARED = ["Her name", "Safe contact", "What she needs"]
GOAL = "I want to sleep without the light on."
STEP = "Look at the room with the key"


def test_from_a_first_contact_to_a_protected_figure(at_her_window, product):
    aoife = at_her_window("caseworker@ici.demo.example")
    code = begin_her_case(aoife)
    plan_with_her(aoife)
    approve_as_supervisor(at_her_window("supervisor@ici.demo.example"), code)
    support_her(aoife, code)
    anna = at_her_window("caseworker@solwodi.demo.example")
    there = refer_her(aoife, anna)
    take_the_consent_back(aoife, anna, code, there)
    look_at_the_figures(at_her_window("coordinator@demo.example"))
    assert "broken" not in servers.manage("verify_audit", **product.environment)


def begin_her_case(worker):
    worker.look("01-my-day")
    worker.go_to("Cases")
    worker.look("01-cases")
    code = case.search_and_register(worker)
    case.record_consents(worker)
    case.agree_to_share(worker, PARTNER, "Her name", "Languages and interpreter", "Safe contact", "What she needs")
    worker.look("07-shared")
    return code


def plan_with_her(worker):
    case.move_on(worker, "Begin the assessment")
    worker.look("09-assessment")
    worker.follow("Open Psychosocial")
    ratings = {"Emotional well-being": ("2 Fragile", True), "Housing": ("1 Unsafe, no access", True)}
    case.assess(worker, ratings, needs="She wakes at every sound in the corridor.")
    case.set_goal(worker, "Emotional well-being", GOAL)
    worker.look("13-goal-set")
    case.talk_over_everything(worker, "2 Fragile")
    case.need_no_safety_plan(worker, "Nobody looks for her.")
    case.move_on(worker, "Begin the plan")
    case.add_step(worker, GOAL, STEP)
    case.agree_on_the_plan(worker, "A door of my own.")


def approve_as_supervisor(supervisor, code):
    supervisor.open_case(code)
    supervisor.look("14-supervisor")
    case.approve_the_plan(supervisor, code, STEP)
    supervisor.look("14-approved")


def support_her(worker, code):
    worker.open_case(code)
    worker.follow("Open Psychosocial")
    case.deliver_service(worker, "Psychosocial counselling", GOAL)
    worker.turn_to("Overview")
    worker.page.get_by_role("region", name="Psychosocial").get_by_text("1 (1 h 30 min)").wait_for()
    worker.look("17-case")
    worker.follow("Everything that happened")
    worker.page.get_by_role("listitem").filter(has_text="Psychosocial counselling").first.wait_for()
    worker.look("18-timeline")


def refer_her(worker, partner):
    """What stands on the preview is what is read on the other side. Returns the code of her case there."""
    referral.write(worker, PARTNER, HOUSING, SHARED, "She moves in January and needs a place before that.")
    preview = referral.letter(worker)
    referral.send(worker, PARTNER)
    referral.open_from_inbox(partner, HOUSING)
    assert referral.letter(partner) == preview
    there = referral.accept(partner)
    partner.open_case(there)
    partner.look("28-case-there")
    worker.page.reload()
    worker.sees("Accepted")
    worker.look("29-accepted-here")
    return there


def take_the_consent_back(worker, partner, code, there):
    """While a second letter lies open at the partner. What she accepted before stays a case of her own."""
    worker.open_case(code)
    referral.write(worker, PARTNER, "Legal advice", ["Her name"], "She has questions about her papers.")
    referral.send(worker, PARTNER)
    referral.open_from_inbox(partner, "Legal advice")
    worker.open_case(code)
    case.withdraw_consent(worker, f"To share with a partner: {PARTNER}")
    partner.expect("404 (Not Found)")
    partner.page.reload()
    partner.reads("There is nothing here")
    partner.look("31-gone")
    partner.follow("Go to the start")
    partner.open_case(there)


def look_at_the_figures(coordinator):
    statistics.release(coordinator)
    csv = statistics.download(coordinator, "CSV").decode("utf-8-sig")
    workbook = statistics.download(coordinator, "XLSX")
    assert csv.startswith("Table,Row,Column,Women")
    assert statistics.telling(csv) == []
    assert statistics.telling(statistics.inside(workbook)) == []


def test_a_whole_case_from_the_first_search_to_the_way_back(at_her_window):
    chiara = at_her_window("caseworker@iroko.demo.example")
    elena = at_her_window("supervisor@iroko.demo.example")
    code = begin_with_signs(chiara)
    plan_after_the_talk(chiara)
    case.approve_the_plan(elena, code, STEP)
    work_and_review(chiara, code)
    end_what_is_open(chiara, elena, code)
    ending.approve(elena)
    come_back(chiara)


def begin_with_signs(worker):
    worker.go_to("Cases")
    code = case.search_and_register(worker)
    case.record_consents(worker, aftercare="She agrees")
    case.agree_to_share(worker, PARTNER, "Her name")
    work.look_for_signs(worker, "She was promised other work than she had to do", "Somebody else kept her papers")
    case.move_on(worker, "Begin the assessment")
    return code


def plan_after_the_talk(worker):
    """No plan before the talk is complete, and none that she approves herself."""
    ending.hears(worker, "Complete the first assessment of her needs.")
    case.talk_over_everything(worker, "2 Fragile")
    case.need_no_safety_plan(worker, "Nobody looks for her.")
    case.move_on(worker, "Begin the plan")
    worker.turn_to("Psychosocial")
    case.set_goal(worker, "Emotional well-being", GOAL)
    case.add_step(worker, GOAL, STEP)
    case.agree_on_the_plan(worker, "A door of my own.")
    ending.hears(worker, "A supervisor takes this step.")


def work_and_review(worker, code):
    worker.open_case(code)
    worker.turn_to("Psychosocial")
    case.deliver_service(worker, "Psychosocial counselling", GOAL)
    work.hold_a_group(worker, code)
    worker.open_case(code)
    work.review(worker, GOAL, "I sleep better. The letters still frighten me.")


def end_what_is_open(worker, supervisor, code):
    """A closure waits until the partner is not left with an open letter, and nobody was left unasked."""
    referral.write(worker, PARTNER, HOUSING, ["Her name"], "She moves in January.")
    referral.send(worker, PARTNER)
    worker.open_case(code)
    ending.ask_for_closure(worker, "Her safety was looked at once more", "She knows how to come back")
    ending.hears(worker, "A supervisor takes this step.")
    supervisor.open_case(code)
    ending.hears(supervisor, "A referral is still open.")
    supervisor.sees("Ask her for ratings at the end")
    supervisor.look("62-waits")
    referral.take_back(worker, HOUSING)
    ending.decline_the_ratings(worker)


def come_back(worker):
    ending.hears(worker, "Ask her again since the closure")
    case.ask_again(worker, "To be supported", "To keep a record about her")
    ending.reopen(worker, "She called: her permit was not renewed.")


def test_a_day_on_a_phone(at_her_window):
    worker = at_her_window("caseworker@solwodi.demo.example", NARROW)
    code = open_the_first_of_her_day(worker)
    note_a_talk(worker)
    lock_and_unlock(worker)
    worker.reads("Legal")
    assert code in worker.page.url


def open_the_first_of_her_day(worker):
    worker.reads("My day")
    worker.look("40-my-day")
    first = worker.page.get_by_role("main").get_by_role("listitem").first.get_by_role("link")
    code = first.inner_text()
    first.click()
    worker.page.get_by_role("heading", name=code).wait_for()
    worker.look("41-case")
    return code


def note_a_talk(worker):
    """A quick service: what, and how; the rest is as it mostly is. A call could fall on a day that is not safe."""
    worker.follow("Open Legal")
    worker.follow("Record a service")
    worker.page.get_by_label("Service").select_option("Legal information")
    worker.tick("15", "By video")
    worker.look("42-service")
    worker.press("Save")
    worker.sees("The service was saved.")
    worker.look("43-served")


def lock_and_unlock(worker):
    worker.press("Lock")
    worker.reads("Locked")
    worker.look("44-locked")
    worker.page.get_by_label("Password").fill(consortium.PASSWORD)
    worker.press("Unlock")
