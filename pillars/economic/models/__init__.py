"""What only the economic pillar keeps."""

from pillars.economic.models.home import Home
from pillars.economic.models.language import LanguageLevel
from pillars.economic.models.learning import Learning, Recognition
from pillars.economic.models.money import BankAccount, Debt, Income
from pillars.economic.models.programme import Programme
from pillars.economic.models.record import Answer
from pillars.economic.models.work import Employment, RightToWork

__all__ = [
    "Answer",
    "BankAccount",
    "Debt",
    "Employment",
    "Home",
    "Income",
    "LanguageLevel",
    "Learning",
    "Programme",
    "Recognition",
    "RightToWork",
]
