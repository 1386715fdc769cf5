"""The forms of a pillar: a talk about her needs, a goal, a service."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.interpreters.models import Interpreter
from coalesce.stale import VersionField
from pillars import gates
from pillars.actions import SHARED_IN_A_GROUP
from pillars.fields import DayField, LaterField, OnceField, WordsField
from pillars.models import Assessment, Goal, Service

SCALE = [
    (1, _("Unsafe, no access")),
    (2, _("Fragile")),
    (3, _("Stable with support")),
    (4, _("Mostly independent")),
    (5, _("Independent, by her own choice")),
]
NOT_BESIDE_HER = _("She does not want this person to interpret for her. Choose somebody else.")
NOT_RATED = ("", _("Not now"))
QUICK = [(number, number) for number in (15, 30, 45, 60, 90)]
OTHER = ("other", _("Other"))


class OnADayForm(forms.Form):
    """Something that was done with her on a day."""

    def __init__(self, *args, case, **kwargs):
        self.case = case
        super().__init__(*args, **kwargs)

    def clean_held_on(self):
        held_on = self.cleaned_data["held_on"]
        if sentence := gates.fault_of_day(self.case, held_on):
            raise ValidationError(sentence)
        return held_on


class AssessForm(OnADayForm):
    """All parts of life of one pillar on one calm page."""

    once = OnceField()
    held_on = DayField(label=_("Date of the talk"))
    rated_by = forms.ChoiceField(
        label=_("Who rates"),
        choices=Assessment.RatedBy.choices,
        initial=Assessment.RatedBy.TOGETHER,
        widget=forms.RadioSelect,
    )
    needs = WordsField(
        label=_("What she needs"), max_length=4000, required=False, help_text=_("In a few words, hers where you can.")
    )

    scale = SCALE

    def __init__(self, *args, pillar, summary, **kwargs):
        super().__init__(*args, **kwargs)
        self.domains = pillar.domains
        self.latest = {place.domain.code: place.latest for place in summary.places}
        for domain in pillar.domains:
            self.fields[f"rating_{domain.code}"] = forms.TypedChoiceField(
                label=domain.label,
                choices=[*SCALE, NOT_RATED],
                coerce=int,
                empty_value=None,
                required=False,
                initial="",
                widget=forms.RadioSelect,
            )
            self.fields[f"wants_{domain.code}"] = forms.BooleanField(label=_("She wants support here"), required=False)

    def parts(self):
        for domain in self.domains:
            yield {
                "domain": domain,
                "rating": self[f"rating_{domain.code}"],
                "wants": self[f"wants_{domain.code}"],
                "last": self.latest[domain.code],
            }

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("needs") and not self.ratings():
            raise ValidationError(_("Nothing has been entered yet. Write what she needs, or rate one part of life."))
        return cleaned

    def ratings(self):
        """{code: (value, wants support)} of the parts of life that were spoken of."""
        said = {
            domain.code: (self.cleaned_data.get(f"rating_{domain.code}"), self.cleaned_data[f"wants_{domain.code}"])
            for domain in self.domains
        }
        return {code: (value, wants) for code, (value, wants) in said.items() if value is not None or wants}


class GoalForm(forms.Form):
    """Her goal, as she says it."""

    domain = forms.ChoiceField(label=_("Part of life"))
    statement = WordsField(
        label=_("Her goal, in her words"),
        max_length=1000,
        rows=3,
        help_text=_("As she says it, such as: I want to sleep without the light on."),
    )
    priority = forms.ChoiceField(
        label=_("How soon"),
        choices=Goal.Priority.choices,
        required=False,
        initial=Goal.Priority.NEXT,
        widget=forms.RadioSelect,
    )
    target = forms.TypedChoiceField(
        label=_("Where she wants to be, from 1 to 5"),
        choices=[*((value, value) for value, _meaning in SCALE), NOT_RATED],
        coerce=int,
        empty_value=None,
        required=False,
        initial="",
        widget=forms.RadioSelect,
        help_text=_("1 is unsafe, without access; 5 is independent, by her own choice."),
    )
    due_on = LaterField(label=_("When she would like to be there"), help_text=_("Leave it empty if she has no date."))

    def __init__(self, *args, pillar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["domain"].choices = [("", _("Choose")), *pillar.domain_choices()]

    def clean_priority(self):
        return self.cleaned_data["priority"] or Goal.Priority.NEXT


class NewGoalForm(GoalForm):
    once = OnceField()


class ChangeGoalForm(GoalForm):
    version = VersionField()
    status = forms.ChoiceField(label=_("Where it stands"), choices=Goal.Status.choices, widget=forms.RadioSelect)

    field_order = ("version", "status", "statement", "priority", "target", "due_on")

    def __init__(self, *args, pillar, **kwargs):
        super().__init__(*args, pillar=pillar, **kwargs)
        del self.fields["domain"]


class ServiceForm(OnADayForm):
    """Quick to fill in: what, when, how long, did she come."""

    held_on = DayField(label=_("Date"))
    service_type = forms.ChoiceField(label=_("Service"))
    minutes = forms.ChoiceField(label=_("Minutes"), choices=[*QUICK, OTHER], initial=60, widget=forms.RadioSelect)
    other_minutes = forms.IntegerField(label=_("Other number of minutes"), min_value=0, max_value=1440, required=False)
    attendance = forms.ChoiceField(
        label=_("Attendance"),
        choices=Service.Attendance.choices,
        initial=Service.Attendance.ATTENDED,
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label=_("How"), choices=Service.Mode.choices, initial=Service.Mode.IN_PERSON, widget=forms.RadioSelect
    )
    provider = forms.ChoiceField(
        label=_("Given by"),
        choices=Service.Provider.choices,
        initial=Service.Provider.OWN,
        required=False,
        widget=forms.RadioSelect,
    )
    interpreter = forms.BooleanField(label=_("With an interpreter"), required=False)
    mediator = forms.BooleanField(label=_("With a cultural mediator"), required=False)
    childcare = forms.BooleanField(label=_("Childcare was provided"), required=False)
    interpreted_by = forms.ModelChoiceField(
        label=_("Who interpreted"),
        queryset=None,
        required=False,
        empty_label=_("Nobody from our list"),
        error_messages={
            "invalid_choice": _("She does not want this person to interpret for her. Choose somebody else.")
        },
    )
    reached = forms.ChoiceField(
        label=_("Outside her safe times"), choices=Service.Reached.choices, required=False, widget=forms.RadioSelect
    )
    goal = forms.ModelChoiceField(label=_("For her goal"), queryset=None, required=False, empty_label=_("None"))
    note = WordsField(label=_("Note"), max_length=4000, rows=3, required=False)

    def __init__(self, *args, pillar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service_type"].choices = [("", _("Choose")), *pillar.service_choices()]
        self.fields["goal"].queryset = Goal.objects.filter(case=self.case).of(pillar)
        self.fields["goal"].label_from_instance = lambda goal: goal.statement
        self.fields["interpreted_by"].queryset = self._who_may_interpret()

    def _who_may_interpret(self):
        """Those whom she wants beside her; and who did interpret, where that is being corrected."""
        allowed = Interpreter.objects.allowed_for(self.case.woman)
        chosen = self.initial.get("interpreted_by")
        return allowed | Interpreter.objects.filter(pk=chosen) if chosen else allowed

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("interpreted_by"):
            cleaned["interpreter"] = True
        if fault := gates.fault_of_contact(self.case, cleaned.get("mode"), cleaned.get("held_on")):
            if not cleaned.get("reached"):
                self.add_error("reached", gates.how_she_was_reached(fault))
        else:
            cleaned["reached"] = ""
        if cleaned.get("minutes") == OTHER[0]:
            cleaned["minutes"] = cleaned.get("other_minutes")
            if cleaned["minutes"] is None and "other_minutes" not in self.errors:
                self.add_error("other_minutes", _("Enter how many minutes it lasted, from 0 to 1440."))
        return cleaned

    def values(self):
        """What the action takes."""
        values = {name: self.cleaned_data[name] for name in FIELDS_OF_A_SERVICE}
        provider = values["provider"] or Service.Provider.OWN
        return values | {"minutes": int(values["minutes"]), "provider": provider}


class NewServiceForm(ServiceForm):
    once = OnceField()


class CorrectServiceForm(ServiceForm):
    version = VersionField()


class CorrectAttendanceForm(CorrectServiceForm):
    """Her part in a group session; what the session says for everybody is corrected on its own page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in (*SHARED_IN_A_GROUP, "mode", "other_minutes"):
            self.fields[name].disabled = True


FIELDS_OF_A_SERVICE = (
    "held_on",
    "service_type",
    "minutes",
    "attendance",
    "mode",
    "provider",
    "interpreter",
    "mediator",
    "childcare",
    "interpreted_by",
    "reached",
    "goal",
    "note",
)
QUICK_MINUTES = {number for number, _label in QUICK}
