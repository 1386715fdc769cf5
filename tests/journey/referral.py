"""A referral from both sides."""

import re


def write(worker, partner, service, categories, summary):
    """Up to the page that shows exactly what the partner will see."""
    worker.turn_to("Referrals")
    worker.follow("Refer her")
    worker.look("20-partners")
    worker.follow(f"Write to {partner}")
    worker.page.get_by_label("Service").select_option(service)
    worker.tick(*categories)
    worker.page.get_by_label("Short summary").fill(summary)
    worker.look("21-write")
    worker.press("Look at it")
    worker.reads(f"This is exactly what {partner} will see")
    worker.look("22-preview")


def letter(person):
    """What stands on the page of what is shared, on either side."""
    return person.page.get_by_role("article").inner_text().partition("Summary")[2]


def send(worker, partner):
    worker.press(f"Send to {partner}")
    worker.sees(f"The referral was sent to {partner}.")
    worker.look("23-sent")


def take_back(worker, service):
    worker.turn_to("Referrals")
    worker.follow(service)
    worker.follow("Take back")
    worker.tick("We take it back")
    worker.look("23-take-back")
    worker.press("Take back")
    worker.sees("The referral was taken back.")


def open_from_inbox(partner, service):
    partner.go_to("Referrals")
    partner.look("24-inbox")
    partner.page.get_by_role("row", name=service).filter(has_text="Immigrant Council").get_by_role("link").click()
    partner.reads(service)
    partner.look("25-received")


def accept(partner):
    """Returns the code of the case that is opened for her there."""
    partner.follow("Accept")
    partner.look("26-accept")
    partner.press("Accept")
    partner.sees("The referral was accepted")
    partner.look("27-accepted")
    return partner.page.get_by_role("link", name=re.compile("^Case [A-Z]")).inner_text().split()[-1]
