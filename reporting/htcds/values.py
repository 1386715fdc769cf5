"""One cell to one value and back: by name or by label, in any case, trimmed, and never by guessing.

A value is canonical: the standard's own value name (a tuple of them where several may be chosen), a date, True or
False, a number, a country's two letters, a language's three, a phone number or a text; None for an empty cell.
"""

import datetime
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from cases import phones
from reporting.htcds import dates
from reporting.htcds.refusals import BadValue, Unusable
from reporting.htcds.standard import COUNTRIES, LANGUAGES

MAX_TEXT = 1_000
MAX_LONG_TEXT = 20_000
LARGEST_NUMBER = 150

YES = {"true", "yes", "1"}
NO = {"false", "no", "0"}
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"}
# A spreadsheet that opens a CSV file runs a cell that begins with one of these.
LIVE = ("=", "+", "-", "@", "\t", "\r")


def read(field, cell):
    """The canonical value of a cell; BadValue with a sentence when there is none."""
    if isinstance(cell, Unusable):
        raise BadValue(cell.sentence)
    if cell is None or not str(cell).strip():
        return None
    if str(cell).strip() in ERRORS:
        raise BadValue(_("The cell shows a spreadsheet error. Correct it or clear the cell."))
    return READERS[field.kind](field, cell)


def write(field, value, labels=False):
    """A value as a cell shows it: names of the lists, or their labels as IOM's Excel template has them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if field.kind in ("one", "many"):
        shown = dict(field.values) if labels and field.name != "prs_Gender" else {}
        names = value if field.kind == "many" else [value]
        return ";".join(shown.get(name, name) for name in names)
    return ";".join(value) if field.kind == "countries" else str(value)


def folded(text):
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‑", "-").replace("–", "-")
    return " ".join(text.split())


def plain(cell):
    """What a text cell says; a number that a spreadsheet has made of it is written as it was typed."""
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        raise BadValue(_("The cell holds a date or a time. Write it as text."))
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    if CONTROLS.search(text):
        raise BadValue(_("The cell holds characters that cannot be shown. Type its text again."))
    # An apostrophe keeps a spreadsheet from running a text; it is no part of it.
    return text[1:] if text.startswith("'") and text[1:].startswith(LIVE) else text


def read_text(field, cell):
    text = plain(cell)
    limit = MAX_LONG_TEXT if field.is_long else MAX_TEXT
    if len(text) > limit:
        raise BadValue(_("The text is longer than %(limit)s characters. Shorten it.") % {"limit": f"{limit:,}"})
    return text


def known(pairs):
    return {folded(word): value for words, value in pairs for word in words}


def allowed(field):
    return "; ".join(label for name, label in field.values)


def read_one(field, cell):
    names = known(((name, label), name) for name, label in field.values)
    text = folded(plain(cell))
    if text in names:
        return names[text]
    if all(part in names for part in re.split(r"[;\s]+", text)):
        raise BadValue(_("HTCDS allows one value here and the cell holds several. Keep the one that fits best."))
    raise BadValue(_("The value is not in the list. Allowed: %(values)s.") % {"values": allowed(field)})


def read_many(field, cell):
    names = known(((name, label), name) for name, label in field.values)
    chosen = [names.get(part) for part in parts(plain(cell), names)]
    if None in chosen:
        raise BadValue(not_in_list(field, chosen))
    return tuple(name for name, _label in field.values if name in chosen)


def parts(text, names):
    """The choices of a cell: between semicolons, or between spaces as form servers write the names of choices."""
    split = [folded(part) for part in text.split(";") if part.strip()]
    words = folded(text).split(" ")
    return words if len(split) == 1 and split[0] not in names and all(word in names for word in words) else split


def not_in_list(field, chosen):
    position = chosen.index(None) + 1
    if len(chosen) == 1:
        return _("The value is not in the list. Allowed, with ; between several: %(values)s.") % {
            "values": allowed(field)
        }
    return _("Value %(position)s of %(count)s is not in the list. Allowed, with ; between several: %(values)s.") % {
        "position": position,
        "count": len(chosen),
        "values": allowed(field),
    }


COUNTRY_NAMES = known(((code, name), code) for code, name in COUNTRIES.items())
LANGUAGE_NAMES = known((codes, codes[0]) for codes in LANGUAGES)


def read_country(field, cell):
    code = COUNTRY_NAMES.get(folded(plain(cell)))
    if not code:
        raise BadValue(
            _("This is not a country of ISO 3166. Write its two letters, such as CY, or its name as in IOM's list.")
        )
    return code


def read_countries(field, cell):
    codes = [COUNTRY_NAMES.get(part) for part in parts(plain(cell), COUNTRY_NAMES)]
    if None in codes:
        raise BadValue(
            _(
                "Value %(position)s of %(count)s is not a country of ISO 3166. Write its two letters, such as CY, "
                "or its name as in IOM's list, with ; between several."
            )
            % {"position": codes.index(None) + 1, "count": len(codes)}
        )
    return tuple(dict.fromkeys(codes))


def read_language(field, cell):
    code = LANGUAGE_NAMES.get(folded(plain(cell)))
    if not code:
        raise BadValue(
            _("This is not a language code of ISO 639-2. Write its three letters, such as ara, or its two, such as ar.")
        )
    return code


def read_phone(field, cell):
    number = phones.in_one_spelling(plain(cell))
    if number is None:
        raise BadValue(
            _(
                "This is not an international phone number (E.164). "
                "Write it with + and the country code, such as +35722123456."
            )
        )
    return number


def read_email(field, cell):
    address = plain(cell)
    try:
        validate_email(address)
    except ValidationError as error:
        raise BadValue(_("This is not an e-mail address. Correct it or clear the cell.")) from error
    return address


def read_checkbox(field, cell):
    word = folded(plain(cell))
    if word not in YES | NO:
        raise BadValue(_("Write TRUE or FALSE, or leave the cell empty."))
    return word in YES


def read_number(field, cell):
    text = plain(cell)
    if not text.isascii() or not text.isdigit() or int(text[:9]) > LARGEST_NUMBER:
        raise BadValue(_("Write a whole number from 0 to %(largest)s.") % {"largest": LARGEST_NUMBER})
    return int(text)


def read_degrees(field, cell):
    limit = 90 if field.name.endswith("Latitude") else 180
    text = plain(cell)
    if not re.fullmatch(r"[+-]?\d{1,3}(\.\d{1,15})?", text) or abs(float(text)) > limit:
        raise BadValue(_("Write degrees as a number from -%(limit)s to %(limit)s.") % {"limit": limit})
    return float(text)


READERS = {
    "text": read_text,
    "one": read_one,
    "many": read_many,
    "date": dates.read,
    "checkbox": read_checkbox,
    "number": read_number,
    "degrees": read_degrees,
    "country": read_country,
    "countries": read_countries,
    "language": read_language,
    "phone": read_phone,
    "email": read_email,
}
