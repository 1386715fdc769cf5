"""What is asked before she crosses a border: a safe arrival is prepared before she leaves, not after."""

from django.db import models
from django.utils.translation import gettext_lazy as _

ANSWER_LENGTH = 500


class Question(models.TextChoices):
    KNOWS = "knows", _("Who knows that she goes there")
    ARRIVAL = "arrival", _("How she arrives safely, and who meets her")
    CONTACT = "contact", _("Whom she can call there from the first day")
    RISK = "risk", _("What could put her at risk there, and what is done about it")


def unanswered(answers):
    """The questions without an answer. answers: {question: words} or None."""
    return [question for question in Question if not (answers or {}).get(question, "").strip()]


def rows(answers):
    """Pairs for a list of definitions; nothing where she crosses no border."""
    return [(question.label, answers.get(question, "")) for question in Question] if answers else []
