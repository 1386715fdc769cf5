"""What somebody chose to have on a paper."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases import places
from cases.codes import ALPHABET

LENGTH = 6


class Identity(models.TextChoices):
    NOTHING = "nothing", _("Neither her name nor a code")
    CODE = "code", _("The code of her case")
    NAME = "name", _("Her name and the code of her case")


class Signed(models.TextChoices):
    NAME = "name", _("My name")
    NUMBER = "number", _("Only the number of the print, by which the audit tells who it was")


@dataclass(frozen=True)
class Wish:
    """parts: slugs of what was ticked. number: of this print."""

    parts: frozenset
    language: str
    identity: str
    signed: str
    names_organisation: bool
    number: str
    state: str = ""

    def told(self):
        """For the audit: what was on the paper, and nothing that was in it."""
        return {
            "parts": sorted(self.parts),
            "language": self.language,
            "identity": self.identity,
            "signed": self.signed,
            "number": self.number,
        }


def number_of(case, once, by):
    """Six letters and digits. A form that is sent twice makes one paper with one number."""
    value, letters = uuid.uuid5(case.pk, f"{by.pk} {once or uuid.uuid4()}").int, []
    for _place in range(LENGTH):
        value, letter = divmod(value, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def languages_for(woman):
    """[(code, name)] of the languages that the product speaks, hers first."""
    hers = language_of(woman)
    return sorted(settings.LANGUAGES, key=lambda language: language[0] != hers)


def language_of(woman):
    """The language she prefers as the product names languages; nothing where she has not said."""
    return places.LANGUAGES.get(woman.primary_language, "")
