"""How she is asked: what she is told first, whether she can decide, what she keeps from whom, how she takes it back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

FORM_VERSION = "1"
"""Of the questions and prompts as they stand here; a new wording is a new number."""


class Prompt(models.TextChoices):
    """The seven things of HTCDS's informed consent, in our own words. All of them said: she is informed."""

    TALK = "talk", _("She agrees to have this talk, and can end it at any time")
    PURPOSE = "purpose", _("What it is for was explained")
    USE = "use", _("How what she says is used, and how it could be used later, was explained")
    RESEARCH = "research", _("Facts that do not point at her may serve research: she knows, and can say no")
    ACCESS = "access", _("She can ask at any time what is kept about her")
    STORAGE = "storage", _("How long it is kept was explained")
    WITHDRAWAL = "withdrawal", _("How to take it back was explained, and that she is supported either way")


class Capacity(models.TextChoices):
    ABLE = "able", _("She understands it and decides for herself")
    MINOR = "minor", _("She is under 18, or may be")
    DOUBT = "doubt", _("There is a doubt whether she can decide now")


class Withholding(models.TextChoices):
    FEAR = "fear", _("She fears harm to herself or others")
    HERSELF = "herself", _("She wants to tell it herself")
    OTHER = "other", _("Another reason")


class Way(models.TextChoices):
    """How she said that she takes a consent back."""

    SPOKEN = "spoken", _("In person")
    PHONE = "phone", _("By phone")
    MESSAGE = "message", _("By message")
    LETTER = "letter", _("By letter")
    PERSON = "person", _("Through a person she trusts")
