"""A few questions about a job. They help the worker to ask again; they never give a verdict."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """is_sign: a "no" may be a sign that somebody exploits her again."""

    code: str
    words: str | Promise
    is_sign: bool = True


QUESTIONS = (
    Question("contract", _("She has her contract in writing"), is_sign=False),
    Question("hours", _("Her hours and rest days are as agreed"), is_sign=False),
    Question("wage", _("She is paid what was agreed, and on time")),
    Question("own_hands", _("Her wage comes into her own hands or account")),
    Question("leave", _("She can leave this work freely")),
    Question("papers", _("Her papers are in her own hands")),
    Question("no_debt", _("She owes nobody anything for this work")),
    Question("safe", _("She feels safe there")),
)
HINT = _(
    "Some of her answers can be signs that somebody exploits her again. This is no verdict. Speak with her alone, "
    "in a safe place; ask what she wishes, and look at her safety plan together."
)


def shows_signs(answers):
    """answers: {code: one of models.Answer}."""
    return any(question.is_sign and (answers or {}).get(question.code) == "NO" for question in QUESTIONS)
