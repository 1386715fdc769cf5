"""One column of the file: how its cell becomes a value, and a value its cell."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from import_export import widgets

from cases import places
from coalesce.days import demand_possible_year
from referrals.directory.exchange import inert

YES, NO = {"yes", "y", "x", "1", "true"}, {"", "no", "n", "0", "false"}


class Cell(widgets.Widget):
    """Text. A formula is refused, because what it computes elsewhere is not what was read here."""

    def __init__(self, longest=200, is_required=False):
        super().__init__()
        self.longest = longest
        self.is_required = is_required

    def clean(self, value, row=None, **kwargs):
        if value.startswith("="):
            raise ValueError(_("The cell holds a formula. Replace it by its value (Copy, then Paste values)."))
        text = inert.opened(value)
        if self.is_required and not text:
            raise ValueError(_("The cell is empty. Fill it, or take the row out of the file."))
        return self.read(text)

    def read(self, text):
        if len(text) > self.longest:
            raise ValueError(_("The text is longer than %(limit)s characters. Shorten it.") % {"limit": self.longest})
        if "\x00" in text:
            raise ValueError(_("The cell holds what is no text. Type it anew."))
        return text

    def render(self, value, obj=None, **kwargs):
        return inert.shut("" if value is None else str(value))


class YesNo(Cell):
    def read(self, text):
        if text.casefold() not in YES | NO:
            raise ValueError(_("Write yes or no; an empty cell is no."))
        return text.casefold() in YES

    def render(self, value, obj=None, **kwargs):
        return "yes" if value else "no"


class Number(Cell):
    def read(self, text):
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or int(text) > self.longest:
            raise ValueError(_("Write a whole number from 0 to %(limit)s, or nothing.") % {"limit": self.longest})
        return int(text)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else value


class Day(Cell):
    def read(self, text):
        if not text:
            return None
        try:
            day = datetime.date.fromisoformat(text)
            demand_possible_year(day)
        except (ValueError, ValidationError) as error:
            raise ValueError(_("Write the date as year-month-day, such as 2026-03-31.")) from error
        return day

    def render(self, value, obj=None, **kwargs):
        return value.isoformat() if value else ""


class Email(Cell):
    def read(self, text):
        try:
            if text:
                validate_email(text)
        except ValidationError as error:
            raise ValueError(_("This is no e-mail address. Look at it again.")) from error
        return super().read(text)


class Choice(Cell):
    """A code of a list. Its words in the reader's language are understood too."""

    def __init__(self, choices, is_required=False):
        super().__init__(is_required=is_required)
        self.codes = {str(code).casefold(): code for code, _label in choices}
        self.words = {str(label).casefold(): code for code, label in choices}

    def read(self, text):
        found = self.codes.get(text.casefold()) or self.words.get(text.casefold())
        if found is None:
            raise ValueError(_("“%(text)s” is not in the list. Copy the word from an export.") % {"text": text[:40]})
        return str(found)


class Languages(Cell):
    """Codes or names, with commas between them."""

    def __init__(self):
        super().__init__()
        self.one = Choice(places.languages())

    def read(self, text):
        spoken = [self.one.read(part.strip()) for part in text.replace(";", ",").split(",") if part.strip()]
        return list(dict.fromkeys(spoken))

    def render(self, value, obj=None, **kwargs):
        return ", ".join(value or ())
