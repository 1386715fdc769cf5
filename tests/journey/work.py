"""What is done with her between the first talk and the end, as a caseworker does it."""

from datetime import date, timedelta


def look_for_signs(worker, *signs):
    worker.turn_to("Trafficking profile")
    worker.look("50-profile")
    worker.follow("Look for signs")
    worker.reads("Look for signs")
    worker.page.get_by_label("How it is known").select_option("What she told without being asked")
    worker.tick(*signs, "It is possible: a specialist should hear of it")
    worker.look("50-signs")
    worker.press("Save")
    worker.reads("Signs that were seen")
    for sign in signs:
        worker.sees(sign)


def hold_a_group(worker, code):
    worker.go_to("Groups", "Group sessions")
    worker.look("52-groups")
    worker.follow("Record a session")
    worker.reads("Record a group session")
    worker.page.get_by_label("Service").select_option("Support group")
    worker.page.get_by_label(code, exact=True).select_option("She came")
    worker.look("52-group")
    worker.press("Save")
    worker.reads("Support group")
    worker.page.get_by_role("row", name=code).get_by_text("She came").wait_for()
    worker.look("52-held")


def review(worker, goal, words):
    worker.turn_to("Plan")
    worker.follow("Review the plan")
    worker.reads("Review the plan with her")
    worker.page.get_by_label("How she sees it").fill(words)
    part = worker.page.locator(".review-goal").filter(has_text=goal)
    part.get_by_role("radio", name="Partly met").check()
    worker.page.get_by_role("group", name="What follows").get_by_role("radio").first.check()
    worker.page.get_by_label("Next review").fill((date.today() + timedelta(days=80)).isoformat())
    worker.look("53-review")
    worker.press("Save")
    worker.sees(words)
    worker.look("53-reviewed")
