"""Writing and reading the pages. A woman's line is written in the transaction that writes her record."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from cases.names import SCRIPTS_WITHOUT_VOWELS, folded
from cases.naming.models import NamePage
from coalesce.encryption import cipher, keyring
from coalesce.encryption.models import DataKey

SHELVES = 256
BETWEEN = "|"
"""No folded name holds it."""


@dataclass(frozen=True)
class Line:
    """One woman's names, folded. is_bare: they were written without vowels, as Arabic and Hebrew are."""

    name: str
    called: str
    year: str
    is_bare: bool


def write(woman):
    """Her line as her record says it now; none for somebody who has not said who she is."""
    page = _held(woman.pk)
    lines = _lines(page)
    line = line_of(woman) if woman.has_identity else None
    if line and lines.get(woman.pk.hex) == line:
        return
    lines.pop(woman.pk.hex, None)
    if line:
        lines[woman.pk.hex] = line
    _save(page, lines)


def write_all(women):
    """The lines of many women who are registered at once, each page written one time."""
    shelves = defaultdict(dict)
    for woman in women:
        if woman.has_identity:
            shelves[_shelf(woman.pk)][woman.pk.hex] = line_of(woman)
    for shelf in sorted(shelves):
        page = _held_shelf(shelf)
        _save(page, _lines(page) | shelves[shelf])


def forget(woman_id):
    """Her line goes, and the page takes a new key: with today's keys no older copy of the page can be opened."""
    page = _held(woman_id)
    lines = _lines(page)
    lines.pop(woman_id.hex, None)
    DataKey.objects.filter(holder_id=page.pk).delete()
    keyring.new_data_key(page.pk)
    _save(page, lines)


def rebuild(read):
    """All pages anew. read: gives the women (Woman instances) once nobody can write a page any more.

    Returns how many women are in them.
    """
    held = {shelf: _held_shelf(shelf) for shelf in range(SHELVES)}
    lines = {shelf: {} for shelf in held}
    for woman in read():
        lines[_shelf(woman.pk)][woman.pk.hex] = line_of(woman)
    for shelf, page in held.items():
        _save(page, lines[shelf])
    return sum(map(len, lines.values()))


def everybody():
    """{id in hexadecimal digits: line} of the whole organisation; a line is cut only where it is looked at."""
    pages = list(NamePage.objects.all())
    keyring.load(page.pk for page in pages)
    return {woman: line for page in pages for woman, line in _lines(page).items()}


def all_words():
    """({id in hexadecimal digits: [her words]}, {words of names that were written without vowels})."""
    words_of, bare = {}, set()
    for woman, line in everybody().items():
        name, called, _year, is_bare = line.split(BETWEEN)
        words_of[woman] = words = f"{name} {called}".split()
        if is_bare:
            bare.update(words)
    return words_of, bare


def cut(line):
    name, called, year, bare = line.split(BETWEEN)
    return Line(name, called, year, bare == "1")


def line_of(woman):
    """What her record says, as a page keeps it."""
    names = " ".join((woman.first_name, woman.middle_name, woman.family_name))
    is_bare = SCRIPTS_WITHOUT_VOWELS.search(names + woman.known_as) is not None
    year = str(woman.date_of_birth.year) if woman.date_of_birth else ""
    return BETWEEN.join((folded(names), folded(woman.known_as), year, "1" if is_bare else ""))


def _shelf(woman_id):
    return woman_id.bytes[0]


def _held(woman_id):
    return _held_shelf(_shelf(woman_id))


def _held_shelf(shelf):
    """The page, locked until the transaction ends, and made when it is the first on its shelf."""
    fresh = uuid.uuid4()
    page, is_new = NamePage.objects.get_or_create(shelf=shelf, defaults={"pk": fresh, "sealed": b""})
    if is_new:
        keyring.new_data_key(page.pk)
    return NamePage.objects.select_for_update().get(pk=page.pk)


def _lines(page):
    if not page.sealed:
        return {}
    text = cipher.open_sealed(keyring.data_key(page.pk), bytes(page.sealed), _place(page)).decode()
    return dict(line.split("=", 1) for line in text.splitlines())


def _save(page, lines):
    text = "\n".join(f"{woman}={line}" for woman, line in lines.items())
    page.sealed = cipher.seal(keyring.data_key(page.pk), text.encode(), _place(page))
    page.save(update_fields=["sealed"])


def _place(page):
    return f"{page.organisation_id}|names|{page.pk}|{page.shelf}".encode()
