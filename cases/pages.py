"""A page of a long list, read without counting the whole."""

from dataclasses import dataclass

SIZE = 25
DEEPEST = 400


@dataclass(frozen=True)
class Page:
    rows: list
    number: int
    has_next: bool

    @property
    def has_previous(self):
        return self.number > 1

    @property
    def previous_page_number(self):
        return self.number - 1

    @property
    def next_page_number(self):
        return self.number + 1


def page_of(queryset, asked, size=SIZE):
    """asked: what stands in the address; anything that is no page is the first one."""
    number = min(int(asked), DEEPEST) if str(asked or "").isdecimal() and len(asked) < 6 and int(asked) > 0 else 1
    rows = list(queryset[(number - 1) * size : number * size + 1])
    return Page(rows[:size], number, len(rows) > size and number < DEEPEST)
