"""A referral from both sides."""

import re
from datetime import date

ABSENT = "R-2222-2222"


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


def number_of(worker):
    """Of the referral whose page she has open."""
    return re.search(r"R-\w{4}-\w{4}", worker.page.url).group(0)


def does_not_exist_for(partner, number):
    """The page of this one and the page of none are the same."""
    partner.expect("404 (Not Found)")
    assert nothing_at(partner, number) == nothing_at(partner, ABSENT)


def nothing_at(partner, number):
    answer = partner.page.goto(f"/referrals/{number}/")
    partner.reads("There is nothing here")
    return answer.status, partner.page.title(), partner.page.locator("body").inner_text()


def open_from_inbox(partner, service, sender="Immigrant Council"):
    partner.page.goto("/")
    partner.go_to("Referrals")
    partner.look("24-inbox")
    partner.page.get_by_role("row", name=service).filter(has_text=sender).get_by_role("link").click()
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


def ask_first(partner, question):
    partner.follow("Ask first")
    partner.page.get_by_label("What do you need to know?").fill(question)
    partner.look("32-ask")
    partner.press("Ask")
    partner.sees(question)
    partner.look("32-asked")


def answer(worker, question, words, *further):
    """She was asked, and agrees that this goes too."""
    worker.page.reload()
    worker.sees(question)
    worker.look("33-question")
    worker.follow("Answer")
    worker.page.get_by_label("Answer").fill(words)
    worker.tick(*further)
    worker.look("33-answer")
    worker.press("Send the answer")
    worker.sees("Your answer was sent")


def begin(partner):
    """The first appointment, and on the same day the service."""
    partner.follow("Tell how it goes")
    for label in ("First appointment", "The service began on"):
        partner.page.get_by_label(label).fill(date.today().isoformat())
    partner.look("34-progress")
    partner.press("Save")
    partner.sees("The partner reads it on the page of this referral.")
    partner.look("34-begun")


def complete(partner, her_words):
    partner.follow("Complete")
    partner.tick("She received the service")
    partner.page.get_by_label("What she says of it").fill(her_words)
    partner.look("35-complete")
    partner.press("Complete")
    partner.sees("The referral was completed")
    partner.look("35-completed")


def she_wants_it_back(worker):
    """One referral of hers; her consent stays as it is."""
    worker.follow("Take back")
    worker.tick("She wants it back")
    worker.press("Take back")
    worker.sees("The referral was taken back.")
