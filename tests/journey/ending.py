"""The end of the work, which one person asks for and another approves, and the way back."""


def steps(person):
    """The page of every step from here, with what is missing."""
    person.turn_to("Overview")
    person.follow("Change state")
    person.page.get_by_role("heading", name="the case can go").wait_for()


def hears(person, sentence):
    """What stands in the way of a step, before she tries it."""
    steps(person)
    person.sees(sentence)


def decline_the_ratings(worker):
    """She may say no to all of them."""
    worker.turn_to("Talks")
    worker.follow("Ratings at the end")
    worker.reads("Ratings at the end")
    worker.look("60-exit")
    worker.press("She does not want to")
    worker.sees("It is recorded that she did not want this.")


def ask_for_closure(worker, *seen_to):
    steps(worker)
    worker.look("61-steps")
    worker.follow("Choose Ask for closure")
    worker.reads("Still open")
    worker.page.get_by_label("Reason of the closure").select_option("Her goals are met")
    worker.tick("She agrees", *seen_to, "after 3 months")
    worker.page.get_by_label("Why, in a few words").fill("She has a room with a key, and friends near it.")
    worker.look("61-closure")
    worker.press("Ask for closure")
    worker.sees("The case is now: Closure requested")


def approve(supervisor):
    steps(supervisor)
    supervisor.follow("Choose Approve the closure")
    supervisor.reads("What was said about the closure")
    supervisor.look("62-approve")
    supervisor.press("Approve the closure")
    supervisor.sees("The case is now: Closed")
    supervisor.look("62-closed")


def reopen(worker, why):
    steps(worker)
    worker.follow("Choose Reopen")
    worker.page.get_by_label("Why, in a few words").fill(why)
    worker.look("63-reopen")
    worker.press("Reopen")
    worker.sees("The case is now: Assessment")
    worker.look("63-reopened")
