"""The steps of a case, as a caseworker and her supervisor take them."""

import re


def search_and_register(worker):
    """Returns the code under which she is known from now on."""
    worker.follow("New case")
    worker.reads("Is she known here already?")
    worker.page.get_by_label("Her name, her phone or her code").fill("Imani Wanjiku")
    worker.press("Search")
    worker.reads("Nobody was found")
    worker.look("02-search")
    worker.press("Register her")
    worker.reads("Register a woman")
    assert worker.page.get_by_label("First name").input_value() == "Imani"
    fill_in_who_she_is(worker.page)
    worker.look("03-register")
    worker.press("Register her")
    worker.sees("She is registered.")
    worker.look("04-registered")
    return re.search(r"/cases/([^/]+)/", worker.page.url).group(1)


def fill_in_who_she_is(page):
    page.get_by_label("What she asks for").fill("A room with a key, and someone who speaks Swahili.")
    page.get_by_label("Channel").select_option("Signal")
    page.get_by_label("Number or address").fill("+353 85 555 0142")
    page.get_by_label("Safe times").fill("After six in the evening")
    page.get_by_label("Code word").fill("lighthouse")
    page.get_by_text("Where she comes from, and her languages").click()
    page.get_by_label("Citizenship", exact=True).select_option("Kenya")
    page.get_by_label("Language she prefers").select_option("Swahili")
    page.get_by_label("Another language").select_option("English")


def record_consents(worker, aftercare="She does not agree"):
    for purpose in ("To be supported", "To keep a record about her", "To be counted in statistics"):
        ask_her(worker, purpose, "She agrees")
    ask_her(worker, "To be contacted after the case is closed", aftercare)
    worker.look("06-consents")


def ask_again(worker, *purposes):
    worker.turn_to("Consents")
    for purpose in purposes:
        ask_her(worker, purpose, "She agrees", asked="New decision")


def ask_her(worker, purpose, decision, asked="Ask her"):
    worker.follow(f"{asked} {purpose}")
    worker.reads(purpose)
    worker.tick(decision)
    worker.look(f"05-consent-{purpose}")
    decide(worker)


def decide(worker):
    worker.press("Record her decision")
    worker.sees("Her decision was recorded.")


def agree_to_share(worker, partner, *categories):
    worker.follow("Ask her To share with a partner")
    agree_with(worker, "To share with a partner", partner, categories)


def agree_to_be_handed_over(worker, partner, *categories):
    worker.follow("To hand her case over to a partner")
    agree_with(worker, "To hand her case over to a partner", partner, categories)


def agree_with(worker, purpose, partner, categories):
    worker.reads(purpose)
    worker.tick("She agrees", *categories)
    worker.page.get_by_label("With whom").select_option(partner)
    worker.look("07-sharing")
    decide(worker)
    worker.sees(f"{purpose}: {partner}")


def move_on(person, step):
    """From the page of the case, over the page that asks once more."""
    person.turn_to("Overview")
    person.follow(step)
    person.reads(step)
    person.press(step)
    person.sees("The case is now:")


def assess(worker, ratings, needs):
    """ratings: {part of life: (what stands for its number, whether she wants support there)}."""
    worker.follow("Talk over her needs")
    worker.page.get_by_label("What she needs").fill(needs)
    for part, (meaning, wants_support) in ratings.items():
        group = worker.page.get_by_role("group", name=part)
        group.get_by_role("radio", name=meaning).check()
        group.get_by_label("She wants support here").set_checked(wants_support)
    worker.look("10-assess")
    worker.press("Save")
    worker.sees("The assessment was saved.")
    worker.look("11-assessed")


def set_goal(worker, part, statement):
    worker.follow("Set a goal")
    worker.page.get_by_label("Part of life").select_option(part)
    worker.page.get_by_label("Her goal, in her words").fill(statement)
    worker.look("12-goal")
    worker.press("Save")
    worker.sees("Her goal was saved.")


def talk_over_everything(worker, meaning):
    """The first talk, part by part. meaning: what stands for the number of most of them."""
    worker.turn_to("Talks")
    worker.look("12-talks")
    worker.follow("First assessment of her needs")
    worker.reads("First assessment of her needs")
    worker.page.get_by_role("group", name="Was the place safe to talk in?").get_by_label("Yes").check()
    for group in worker.page.locator("fieldset.rating").all():
        group.get_by_role("radio", name=meaning).check()
    worker.tick("Talked over")
    worker.look("12-first-talk")
    worker.press("This is complete")
    worker.sees("Complete")


def need_no_safety_plan(worker, reason):
    worker.turn_to("Psychosocial")
    worker.follow("Make a safety plan")
    worker.tick("No, none is needed now")
    worker.page.get_by_label("If none: why").fill(reason)
    worker.look("12-safety")
    worker.press("Save")
    worker.sees("None needed")


def add_step(worker, goal, what):
    worker.turn_to("Plan")
    worker.follow(f"Add a step {goal}")
    worker.page.get_by_label("What is to be done").fill(what)
    worker.tick("She")
    worker.look("13-step")
    worker.press("Save")
    worker.sees("The step was saved.")


def agree_on_the_plan(worker, hopes):
    worker.follow("Record her agreement")
    worker.reads("She agrees to her plan")
    worker.tick("Signed", "She has a copy")
    worker.page.get_by_label("What matters most to her").fill(hopes)
    worker.look("13-agree")
    worker.press("Save")
    worker.sees("Her agreement was recorded.")
    worker.press("Send for approval")
    worker.sees("The plan was sent for approval.")
    worker.look("13-plan")


def approve_the_plan(supervisor, code, step):
    """From the list of what waits for her. It is the step to work with the plan, too."""
    supervisor.go_to("Approvals")
    supervisor.look("14-approvals")
    supervisor.follow(f"Look at it {code}")
    supervisor.reads("Your answer")
    supervisor.sees(step)
    supervisor.look("14-version")
    supervisor.press("Approve the plan")
    supervisor.sees("The plan is approved.")


def deliver_service(worker, service, goal):
    worker.follow("Record a service")
    worker.page.get_by_label("Service").select_option(service)
    worker.tick("90", "She came")
    worker.page.get_by_label("For her goal").select_option(goal)
    worker.look("15-service")
    worker.press("Save")
    worker.sees("The service was saved.")
    worker.look("16-served")


def withdraw_consent(worker, purpose):
    worker.turn_to("Consents")
    worker.follow(f"Withdraw {purpose}")
    worker.look("30-withdraw")
    worker.press("Withdraw her consent")
    worker.sees("Her consent is withdrawn")
