"""What the audit says of this pillar's records."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "language_level.recorded": _("recorded a language level"),
    "language_level.corrected": _("corrected a language level"),
    "learning.recorded": _("recorded what she learns"),
    "learning.corrected": _("corrected what she learns"),
    "recognition.recorded": _("recorded a recognition"),
    "recognition.corrected": _("corrected a recognition"),
    "employment.recorded": _("recorded her working life"),
    "employment.corrected": _("corrected her working life"),
    "right_to_work.recorded": _("recorded her right to work"),
    "right_to_work.corrected": _("corrected her right to work"),
    "income.recorded": _("recorded what she lives on"),
    "income.corrected": _("corrected what she lives on"),
    "debt.recorded": _("recorded a debt"),
    "debt.corrected": _("corrected a debt"),
    "bank_account.recorded": _("recorded whether she has a bank account"),
    "bank_account.corrected": _("corrected whether she has a bank account"),
    "home.recorded": _("recorded where she lives"),
    "home.corrected": _("corrected where she lives"),
    "programme.recorded": _("recorded a state programme of support"),
    "programme.corrected": _("corrected a state programme of support"),
}
