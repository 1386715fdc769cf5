"""A person at a window of her own. Every page she looks at is held to the same rules."""

import os
import re
from pathlib import Path

from coalesce.demonstration import consortium
from tests.look import axe

PATIENCE = 30_000
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PICTURES = os.environ.get("COALESCE_PICTURES")  # a folder, for whoever wants to see what the test saw
TELLING = re.compile(r"Imani|Wanjiku|\b[A-Z]{2}-[0-9A-Z]{5}\b|\bR-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


class Window:
    """`faults` fills while she works and must be empty at the end."""

    def __init__(self, browser, product, person, size):
        self.person, self.size, self.faults, self.expected = person, size, [], []
        self.context = browser.new_context(base_url=product.url, locale="en-GB", viewport=size, reduced_motion="reduce")
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: message.type == "error" and self.blame(message.text))
        self.page.on("pageerror", lambda error: self.blame(str(error)))
        self.page.on("request", lambda asked: asked.url.startswith((product.url, "data:")) or self.blame(asked.url))

    def expect(self, fault):
        """Complaints with these words are as they should be."""
        self.expected.append(fault)

    def blame(self, fault):
        if any(words in fault for words in self.expected):
            return
        self.faults.append(f"{self.person}, {self.page.url}: {fault}")

    def sign_in(self):
        self.page.goto("/account/login/")
        self.look("sign-in")
        self.page.get_by_label("Email").fill(self.person)
        self.page.get_by_label("Password").fill(consortium.PASSWORD)
        self.press("Sign in")

    def look(self, name):
        """The page as it stands, for everyone: wide and narrow, with and without eyes, over her shoulder."""
        for fault in axe.violations(self.page):
            self.blame(fault)
        if TELLING.search(self.page.title()):
            self.blame(f"the title tells who she is: {self.page.title()}")
        for size in (WIDE, NARROW):
            self.page.set_viewport_size(size)
            if self.page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                self.blame(f"wider than {size['width']} px")
            if PICTURES:
                self.picture(f"{name}-{size['width']}")
        self.page.set_viewport_size(self.size)

    def picture(self, name):
        self.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)

    def follow(self, name):
        self.page.get_by_role("link", name=name, exact=True).click()

    def turn_to(self, tab):
        """A part of the case; where a number stands beside the name it belongs to it."""
        parts = self.page.get_by_role("navigation", name="Parts of this case")
        parts.wait_for()
        if not parts.get_by_role("link", name=tab).is_visible():
            parts.get_by_text("More", exact=True).click()
        parts.get_by_role("link", name=tab).click()

    def go_to(self, name, heading=""):
        """By the bar at the top. heading: of the page, where it is another."""
        bar = self.page.get_by_role("navigation", name="Main")
        bar.get_by_role("link", name=name).click()
        self.reads(heading or name)

    def open_case(self, code):
        self.go_to("Cases")
        self.follow(code)

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def sees(self, words):
        self.page.get_by_text(words).first.wait_for()

    def reads(self, heading):
        self.page.get_by_role("heading", name=heading).wait_for()

    def tick(self, *names):
        for name in names:
            self.page.get_by_label(name, exact=True).check()
