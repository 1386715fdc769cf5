"""The languages that women learn in the countries of the consortium, by their ISO 639-3 codes."""

from django.utils.translation import get_language_info

LEARNED = {
    "eng": "en",
    "deu": "de",
    "ell": "el",
    "ita": "it",
    "lav": "lv",
    "lit": "lt",
    "bul": "bg",
    "fra": "fr",
    "gle": "ga",
    "nld": "nl",
    "por": "pt",
    "ron": "ro",
    "rus": "ru",
    "spa": "es",
    "tur": "tr",
    "ukr": "uk",
}


def choices():
    return [(code, name_of(code)) for code in LEARNED]


def name_of(code):
    """In the reader's language; the code itself where the list does not hold it."""
    return get_language_info(LEARNED[code])["name_translated"] if code in LEARNED else code
