"""The forms of this pillar's records, one below the other as they stand on its page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.places import languages
from coalesce.stale import VersionField
from pillars import gates
from pillars.economic import decent_work
from pillars.economic.models import (
    Answer,
    BankAccount,
    Debt,
    Employment,
    Home,
    Income,
    LanguageLevel,
    Learning,
    Recognition,
    RightToWork,
)
from pillars.economic.models.programme import MOST_TALKS
from pillars.fields import DayField, LaterField, OnceField, WordsField

NOT_SAID = ("", _("Not said"))
ANSWER = "answer_"


class EndsFormerField(forms.BooleanField):
    """Only on a new record: nobody should have to correct the one before by hand."""

    def __init__(self):
        super().__init__(label=_("What stood before ends on the day this begins"), initial=True, required=False)


class RecordForm(forms.Form):
    """A new record, or the correction of a row. beside: fields that stand next to each other."""

    beside = ("since", "until")

    def __init__(self, *args, case, kind, row=None, **kwargs):
        self.case, self.kind, self.row = case, kind, row
        super().__init__(*args, initial=None if row is None else self.shown(row), **kwargs)
        if row is None:
            self.fields["once"] = OnceField()
        else:
            self.fields["version"] = VersionField()
            self.fields.pop("ends_former", None)

    def shown(self, row):
        return {name: getattr(row, name) for name in (*self.base_fields, "version") if hasattr(row, name)}

    def groups(self):
        """Visible fields in order; those of `beside` together."""
        pair = [self[name] for name in self.beside if name in self.fields]
        for field in self.visible_fields():
            if field.name.startswith(ANSWER):
                continue
            if field.name not in self.beside:
                yield [field]
            elif field.name == pair[0].name:
                yield pair

    def clean(self):
        cleaned = super().clean()
        for field, sentence in list(self.kind.faults(self.case, cleaned, self.row or self._made_before(cleaned))):
            self.add_error(field, sentence)
        return cleaned

    def _made_before(self, cleaned):
        """The row of a form that is posted twice does not stand in its own way."""
        return self.kind.model.objects.filter(pk=gates.key_of(self.case, cleaned.get("once"))).first()

    def values(self):
        """What the record holds, without what only travels with the form."""
        return {name: self.cleaned_data[name] for name in self.base_fields if name != "ends_former"}


class LevelForm(RecordForm):
    """On the common European scale."""

    beside = ("language", "skill")

    language = forms.ChoiceField(label=_("Language"))
    skill = forms.ChoiceField(label=_("Skill"), choices=LanguageLevel.Skill.choices)
    level = forms.ChoiceField(
        label=_("Level"),
        choices=LanguageLevel.Level.choices,
        widget=forms.RadioSelect,
        help_text=_("From A1, first words, to C2, like her first language."),
    )
    reached_on = DayField(label=_("On"))
    tested = forms.BooleanField(
        label=_("From a test or a certificate"), required=False, help_text=_("Otherwise it is estimated in a talk.")
    )
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("Choose")), *languages()]


class LearningForm(RecordForm):
    kind = forms.ChoiceField(label=_("What"), choices=[("", _("Choose")), *Learning.Kind.choices])
    language = forms.ChoiceField(label=_("Language, of a language course"), required=False)
    provider = forms.CharField(label=_("Where"), max_length=200, required=False)
    since = DayField(label=_("From"))
    until = LaterField(label=_("Until"), help_text=_("The planned end, while it is under way."))
    outcome = forms.ChoiceField(label=_("How it went"), choices=Learning.Outcome.choices, widget=forms.RadioSelect)
    certificate = forms.BooleanField(label=_("She has a certificate"), required=False)
    isced = forms.ChoiceField(
        label=_("Level of education"), choices=[NOT_SAID, *Learning.isced.field.choices[1:]], required=False
    )
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].initial = Learning.Outcome.UNDER_WAY
        self.fields["language"].choices = [("", _("No language course")), *languages()]


class RecognitionForm(RecordForm):
    beside = ("applied_on", "decided_on")

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose")), *Recognition.Kind.choices])
    what = forms.CharField(label=_("What is to be recognised"), max_length=200)
    authority = forms.CharField(label=_("Authority"), max_length=200, required=False)
    applied_on = DayField(label=_("Applied on"))
    decided_on = LaterField(label=_("Decided on"))
    result = forms.ChoiceField(label=_("Result"), choices=Recognition.Result.choices, widget=forms.RadioSelect)
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["result"].initial = Recognition.Result.WAITING


class EmploymentForm(RecordForm):
    """Her status, and how the work is when she works."""

    questions = decent_work.QUESTIONS

    status = forms.ChoiceField(label=_("Status"), choices=[("", _("Choose")), *Employment.Status.choices])
    is_main = forms.BooleanField(
        label=_("This is her main status"),
        initial=True,
        required=False,
        help_text=_("A second job beside it is not the main one."),
    )
    since = DayField(label=_("From"))
    until = LaterField(label=_("Until"))
    ends_former = EndsFormerField()
    hours = forms.IntegerField(
        label=_("Hours a week"),
        required=False,
        min_value=0,
        max_value=168,
        error_messages={"max_value": _("A week has 168 hours. Enter the hours of one week.")},
    )
    contract = forms.ChoiceField(label=_("Contract"), choices=[NOT_SAID, *Employment.Contract.choices], required=False)
    sector = forms.ChoiceField(
        label=_("Kind of work"), choices=[NOT_SAID, *Employment.sector.field.choices], required=False
    )
    employer = forms.CharField(label=_("Employer"), max_length=200, required=False)
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        answers = (self.row.answers if self.row else None) or {}
        for question in self.questions:
            self.fields[ANSWER + question.code] = forms.ChoiceField(
                label=question.words,
                choices=Answer.choices,
                initial=answers.get(question.code, Answer.NOT_ASKED),
                required=False,
                widget=forms.RadioSelect,
            )

    def answers(self):
        return [self[ANSWER + question.code] for question in self.questions]

    def is_answered(self):
        return any(field.value() not in (None, "", Answer.NOT_ASKED) for field in self.answers())

    def values(self):
        said = {question.code: self.cleaned_data[ANSWER + question.code] for question in self.questions}
        answers = {code: answer for code, answer in said.items() if answer not in ("", Answer.NOT_ASKED)}
        return super().values() | {"answers": answers or None}


class RightToWorkForm(RecordForm):
    basis = forms.ChoiceField(label=_("Why"), choices=[("", _("Choose")), *RightToWork.Basis.choices])
    since = DayField(label=_("From"), help_text=_("May lie in the future: a reminder comes 14 days before."))
    until = LaterField(label=_("Until"))
    document_seen = forms.BooleanField(label=_("The document was seen"), required=False)
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)


class IncomeForm(RecordForm):
    kind = forms.ChoiceField(label=_("From what"), choices=[("", _("Choose")), *Income.Kind.choices])
    band = forms.ChoiceField(
        label=_("About how much"),
        choices=[NOT_SAID, *Income.Band.choices],
        required=False,
        help_text=_("Only if she wishes."),
    )
    since = DayField(label=_("From"))
    until = LaterField(label=_("Until"))
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)


class DebtForm(RecordForm):
    kind = forms.ChoiceField(
        label=_("What kind of debt"),
        choices=Debt.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "What those who exploited her claim may not be owed at all. Offer her legal advice before anything is paid."
        ),
    )
    amount = forms.CharField(label=_("Amount, if she wishes to say"), max_length=60, required=False)
    to_whom = forms.CharField(label=_("To whom"), max_length=200, required=False)
    since = DayField(label=_("Told on"))
    until = LaterField(label=_("Settled on"))
    plan = WordsField(label=_("What she wants to do about it"), max_length=1000, required=False, rows=3)
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)


class BankAccountForm(RecordForm):
    has_one = forms.ChoiceField(
        label=_("Has she an account of her own?"), choices=BankAccount.Has.choices, widget=forms.RadioSelect
    )
    since = DayField(label=_("Said on"))
    note = WordsField(
        label=_("Note"), max_length=1000, required=False, rows=3, help_text=_("Never a number or a password.")
    )


class HomeForm(RecordForm):
    kind = forms.ChoiceField(
        label=_("Kind of place"),
        choices=[("", _("Choose")), *Home.Kind.choices],
        help_text=_("Never the street or the name of a shelter."),
    )
    since = DayField(label=_("From"))
    until = LaterField(label=_("Until"), help_text=_("The day she left. Empty while she lives there."))
    ends_former = EndsFormerField()
    stay_ends_on = LaterField(
        label=_("She may stay until"), help_text=_("If the place told her a day. A reminder comes before.")
    )
    safe = forms.ChoiceField(label=_("Safe for her"), choices=Answer.choices, widget=forms.RadioSelect)
    women_only = forms.ChoiceField(label=_("Only women"), choices=Answer.choices, widget=forms.RadioSelect)
    for_children = forms.ChoiceField(label=_("Suitable for children"), choices=Answer.choices, widget=forms.RadioSelect)
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("safe", "women_only", "for_children"):
            self.fields[name].initial = Answer.NOT_ASKED


class ProgrammeForm(RecordForm):
    beside = ("ends_on", "until")

    since = DayField(label=_("From"))
    ends_on = LaterField(
        label=_("Planned until"),
        help_text=_("The day in the decision. Without it, one is suggested where a law sets how long it lasts."),
    )
    until = LaterField(label=_("Ended on"), help_text=_("Empty while it goes on."))
    talks_held = forms.IntegerField(
        label=_("Talks since it ended"),
        initial=0,
        min_value=0,
        max_value=MOST_TALKS,
        help_text=_("Some states pay a few talks afterwards. Reminders come until they are used."),
    )
    note = WordsField(label=_("Note"), max_length=1000, required=False, rows=3)
