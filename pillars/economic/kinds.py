"""What this pillar keeps. Each kind has its model, its form, what cannot be true of it, and its words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pillars.economic import faults, forms, models


@dataclass(frozen=True)
class Kind:
    """slug: its name in an address. event: "home" of "home.recorded". told: plain fields that the audit may repeat.

    former: the records that a new one may end, function(case, row); None where several may stand side by side.
    """

    slug: str
    model: type
    form: type
    faults: Callable
    event: str
    told: tuple[str, ...]
    label: str | Promise
    add_label: str | Promise
    former: Callable | None = None


KINDS = (
    Kind(
        slug="languages",
        model=models.LanguageLevel,
        form=forms.LevelForm,
        faults=faults.of_level,
        event="language_level",
        told=("language", "skill", "level"),
        label=_("Language level"),
        add_label=_("Add a language level"),
    ),
    Kind(
        slug="learning",
        model=models.Learning,
        form=forms.LearningForm,
        faults=faults.of_learning,
        event="learning",
        told=("kind", "outcome"),
        label=_("School, course or training"),
        add_label=_("Add a course or training"),
    ),
    Kind(
        slug="recognitions",
        model=models.Recognition,
        form=forms.RecognitionForm,
        faults=faults.of_recognition,
        event="recognition",
        told=("kind", "result"),
        label=_("Recognition of what she knows"),
        add_label=_("Add a recognition"),
    ),
    Kind(
        slug="work",
        model=models.Employment,
        form=forms.EmploymentForm,
        faults=faults.of_employment,
        event="employment",
        told=("status", "is_main"),
        label=_("Working life"),
        add_label=_("Add where she stands"),
        former=faults.other_main_statuses,
    ),
    Kind(
        slug="right-to-work",
        model=models.RightToWork,
        form=forms.RightToWorkForm,
        faults=faults.of_right_to_work,
        event="right_to_work",
        told=("basis",),
        label=_("Right to work"),
        add_label=_("Add a right to work"),
    ),
    Kind(
        slug="income",
        model=models.Income,
        form=forms.IncomeForm,
        faults=faults.of_money,
        event="income",
        told=(),
        label=_("What she lives on"),
        add_label=_("Add an income"),
    ),
    Kind(
        slug="debts",
        model=models.Debt,
        form=forms.DebtForm,
        faults=faults.of_debt,
        event="debt",
        told=(),
        label=_("A debt"),
        add_label=_("Add a debt"),
    ),
    Kind(
        slug="bank-account",
        model=models.BankAccount,
        form=forms.BankAccountForm,
        faults=faults.of_money,
        event="bank_account",
        told=(),
        label=_("Bank account"),
        add_label=_("Record her account"),
    ),
    Kind(
        slug="homes",
        model=models.Home,
        form=forms.HomeForm,
        faults=faults.of_home,
        event="home",
        told=("kind", "safe"),
        label=_("Where she lives"),
        add_label=_("Add where she lives"),
        former=faults.other_homes,
    ),
    Kind(
        slug="programmes",
        model=models.Programme,
        form=forms.ProgrammeForm,
        faults=faults.of_programme,
        event="programme",
        told=("talks_held",),
        label=_("State programme of support"),
        add_label=_("Add a state programme"),
    ),
)
BY_SLUG = {kind.slug: kind for kind in KINDS}
LANGUAGES, LEARNING, RECOGNITIONS, WORK, RIGHT_TO_WORK, INCOME, DEBTS, BANK_ACCOUNT, HOMES, PROGRAMMES = KINDS
