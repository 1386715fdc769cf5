"""Countries and languages, named in the reader's language from the CLDR; kept as ISO 3166 and ISO 639-2 codes."""

import unicodedata
from functools import cache

from babel import Locale
from django.utils.translation import get_language, pgettext

STATELESS = "STATELESS"
NOT_COUNTRIES = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())

# By ISO 639-2 (the terminology code), with the name that the CLDR knows the language by.
LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "afr:af aka:ak amh:am ara:ar aze:az bam:bm bel:be ben:bn bin:bin bos:bs bul:bg cat:ca ces:cs dan:da deu:de "
        "ell:el eng:en est:et ewe:ee fas:fa fin:fi fra:fr ful:ff gaa:gaa gle:ga guj:gu hat:ht hau:ha heb:he hin:hi "
        "hrv:hr hun:hu hye:hy ibo:ig ind:id ita:it jpn:ja kat:ka kaz:kk khm:km kin:rw kir:ky kon:kg kor:ko "
        "kur:ku lao:lo lav:lv lin:ln lit:lt lug:lg mal:ml man:man mkd:mk mlg:mg mon:mn mya:my nep:ne nld:nl nor:no "
        "orm:om pan:pa pol:pl por:pt pus:ps que:qu rom:rom ron:ro run:rn rus:ru sin:si slk:sk slv:sl sna:sn som:so "
        "spa:es sqi:sq srp:sr swa:sw swe:sv tam:ta tel:te tgk:tg tgl:fil tha:th tir:ti tuk:tk tur:tr twi:tw uig:ug "
        "ukr:uk urd:ur uzb:uz vie:vi wol:wo xho:xh yor:yo zho:zh zul:zu"
    ).split()
)


def countries():
    """[(code, name)], sorted as the reader sorts them."""
    return _countries(get_language() or "en")


def citizenships():
    return [(STATELESS, pgettext("citizenship", "Stateless")), *countries()]


def languages():
    return _languages(get_language() or "en")


def country_name(code):
    return dict(citizenships()).get(code, code)


def language_name(code):
    return dict(languages()).get(code, code)


@cache
def _countries(language):
    territories = Locale.parse(language, sep="-").territories
    named = [(code, name) for code, name in territories.items() if len(code) == 2 and code not in NOT_COUNTRIES]
    return sorted(named, key=_alphabetically)


@cache
def _languages(language):
    names = {**Locale.parse("en").languages, **Locale.parse(language, sep="-").languages}
    return sorted(((code, names[short]) for code, short in LANGUAGES.items()), key=_alphabetically)


def _alphabetically(choice):
    """Accents do not count, so that Greek and Lithuanian names stand where a reader looks for them."""
    letters = unicodedata.normalize("NFKD", choice[1].casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
