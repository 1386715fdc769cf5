"""Her case is handed over across a border: asked, looked at by a supervisor, answered, and the sender's file closed."""

import time

ARRIVAL = "By train in daylight, met on the platform."
SAFE = {
    "Who knows that she goes there": "Her sister, and nobody else.",
    "How she arrives safely": ARRIVAL,
    "Whom she can call there": "The night line of the partner.",
    "What could put her at risk there": "Nobody from before is known there.",
}
CLOSING = 60


def prepare(worker, partner, handover, *categories):
    """Up to the page that shows exactly what the partner will see; what is missing for the border is said there."""
    worker.turn_to("Referrals")
    worker.follow("Prepare a transfer")
    worker.look("70-partners")
    worker.follow("Prepare the transfer")
    worker.page.get_by_label("Handover").fill(handover)
    worker.tick(*categories, "Yes, the day is still to be found")
    worker.look("71-write")
    worker.press("Look at it")
    worker.reads(f"This is exactly what {partner} will see")
    worker.sees("Look at the destination with her")
    worker.look("71-missing")


def look_at_the_destination(worker):
    worker.follow("Change")
    for question, words in SAFE.items():
        worker.page.get_by_label(question).fill(words)
    worker.look("72-destination")
    worker.press("Look at it")
    worker.sees(ARRIVAL)
    worker.press("Ask a supervisor")
    worker.sees("A supervisor looks at it before it goes.")
    worker.look("72-asked")


def approve(supervisor, partner):
    supervisor.go_to("Referrals")
    supervisor.follow("Transfers")
    supervisor.page.get_by_role("link", name="To approve").click()
    supervisor.look("73-to-approve")
    supervisor.page.get_by_role("row", name=partner).get_by_role("link").first.click()
    supervisor.sees(ARRIVAL)
    supervisor.look("73-transfer")
    supervisor.press("Approve and send")
    supervisor.sees("The transfer was approved and sent.")


def open_it(partner, sender):
    partner.go_to("Referrals")
    partner.page.get_by_role("navigation", name="Referrals").get_by_role("link", name="Transfers").click()
    partner.look("74-transfers")
    partner.page.get_by_role("row", name=sender).get_by_role("link").first.click()
    partner.reads(f"Transfer from {sender}")
    partner.sees(ARRIVAL)
    partner.look("74-received")


def take_her_on(partner):
    partner.follow("Take her on")
    partner.look("75-accept")
    partner.press("Take her on")
    partner.sees("You are responsible for her now.")
    partner.look("75-taken-on")


def wait_until_the_file_is_closed(worker, code):
    """A job of the sender's own does it, a moment after the yes."""
    worker.page.goto(f"/cases/{code}/")
    until = time.monotonic() + CLOSING
    while not worker.page.get_by_text("Closed", exact=True).first.is_visible():
        assert time.monotonic() < until, "the file of the sender is still open"
        worker.page.wait_for_timeout(500)
        worker.page.reload()
    worker.turn_to("Referrals")
    worker.look("76-handed-over")
