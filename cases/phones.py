"""Phone numbers in one spelling (E.164), so that the same phone is found again however it was typed."""

import re

from django.utils.translation import gettext_lazy as _

from coalesce.encryption import keyring

WRONG = _("Write the number with its country code, for example +357 99 123456.")
SEPARATORS = re.compile(r"[\s().\-/\u00a0\u2010-\u2015]")
INTERNATIONAL = re.compile(r"\+[1-9][0-9]{6,14}")

CALLING_CODES = {
    "BE": "32",
    "CY": "357",
    "DE": "49",
    "ES": "34",
    "FR": "33",
    "GR": "30",
    "IE": "353",
    "IT": "39",
    "LT": "370",
    "LV": "371",
    "SE": "46",
}


def in_one_spelling(typed):
    """+35799123456; None for a number without its country code: guessing could reach a stranger."""
    number = SEPARATORS.sub("", typed)
    if number.startswith("00"):
        number = "+" + number[2:]
    return number if INTERNATIONAL.fullmatch(number) else None


def index(number):
    """What a phone number is found by inside the acting organisation; the number itself stays sealed."""
    return keyring.blind_index("phone", number.lstrip("+"))


def readings(typed, country):
    """The numbers that a search may mean: with a country code as typed, or of the organisation's own country."""
    digits = SEPARATORS.sub("", typed).lstrip("+")
    if not digits.isascii() or not digits.isdigit() or len(digits) < 6:
        return []
    spelt = {digits.removeprefix("00"), digits}
    if code := CALLING_CODES.get(country):
        spelt |= {code + digits, code + digits.removeprefix("0")}
    return sorted(spelt)
