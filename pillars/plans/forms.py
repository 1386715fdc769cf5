"""The forms of a plan: its frame, her agreement, a step, a supervisor's answer, a review."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import places
from cases.forms.layout import chosen
from cases.models import Consent
from coalesce.stale import VersionField
from pillars import gates
from pillars.fields import DayField, LaterField, OnceField, WordsField
from pillars.forms import OnADayForm
from pillars.models import Goal
from pillars.plans.gates import fault_of_end
from pillars.plans.models import LONGEST, SHORTEST, USUAL, Action, PlanVersion, Review

FRAME = ("hopes", "planned_end", "review_every_days")
KNOWN = [(value, label) for value, label in Consent.Method.choices if value != Consent.Method.UNKNOWN]


class FrameForm(forms.Form):
    """What holds the goals together."""

    number = forms.IntegerField(min_value=1, max_value=9999, widget=forms.HiddenInput)
    hopes = WordsField(
        label=_("What matters most to her"), max_length=2000, rows=3, required=False, help_text=_("In her words.")
    )
    planned_end = LaterField(label=_("Planned until"), help_text=_("Leave it empty if there is no end in sight."))
    review_every_days = forms.IntegerField(
        label=_("Days between reviews"), min_value=SHORTEST, max_value=LONGEST, initial=USUAL
    )

    def frame(self):
        return {name: self.cleaned_data[name] for name in FRAME}


class DraftForm(FrameForm):
    version = VersionField(required=False)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case

    def clean_planned_end(self):
        planned_end = self.cleaned_data["planned_end"]
        if sentence := fault_of_end(planned_end, self.case.opened_on):
            raise ValidationError(sentence)
        return planned_end


class AgreeForm(FrameForm):
    """What she said, how, and what she took home."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    agreed_on = DayField(label=_("She agreed on"))
    agreed_how = forms.ChoiceField(label=_("How she agreed"), choices=KNOWN, widget=forms.RadioSelect)
    copy = forms.ChoiceField(label=_("A copy for her"), choices=PlanVersion.Copy.choices, widget=forms.RadioSelect)
    copy_language = forms.ChoiceField(label=_("Language of the copy"), choices=chosen(places.languages), required=False)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case

    def clean_agreed_on(self):
        agreed_on = self.cleaned_data["agreed_on"]
        if sentence := gates.fault_of_day(self.case, agreed_on):
            raise ValidationError(sentence)
        return agreed_on

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("copy") == PlanVersion.Copy.GIVEN and not cleaned.get("copy_language"):
            self.add_error("copy_language", _("Say in which language her copy is."))
        agreed_on = cleaned.get("agreed_on")
        if agreed_on and (sentence := fault_of_end(cleaned.get("planned_end"), agreed_on)):
            self.add_error("planned_end", sentence)
        return cleaned


class StepForm(forms.Form):
    """Small enough to be done, with somebody who does it."""

    what = forms.CharField(label=_("What is to be done"), max_length=500)
    who = forms.ChoiceField(
        label=_("Who takes this step"), choices=Action.Who.choices, initial=Action.Who.WORKER, widget=forms.RadioSelect
    )
    whom = forms.CharField(label=_("Who else"), max_length=120, required=False)
    due_on = LaterField(label=_("By when"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("who") == Action.Who.OTHER and not cleaned.get("whom"):
            self.add_error("whom", _("Say who else takes this step."))
        return cleaned


class NewStepForm(StepForm):
    once = OnceField()


class ChangeStepForm(StepForm):
    version = VersionField()


class DropStepForm(forms.Form):
    version = VersionField()


class SendBackForm(forms.Form):
    comment = WordsField(
        label=_("What is to change"), max_length=2000, rows=3, help_text=_("The worker reads this beside the plan.")
    )


class ReviewForm(OnADayForm):
    """How she sees it comes first; each goal is looked at; then the next day is agreed on."""

    once = OnceField()
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    held_on = DayField(label=_("Held on"))
    her_view = WordsField(label=_("How she sees it"), max_length=4000, help_text=_("In her words where you can."))
    changes = WordsField(label=_("What has changed since the last time"), max_length=4000, rows=3, required=False)
    outcome = forms.ChoiceField(label=_("What follows"), choices=Review.Outcome.choices, widget=forms.RadioSelect)
    next_on = DayField(label=_("Next review"), initial=None)

    def __init__(self, *args, goals, **kwargs):
        super().__init__(*args, **kwargs)
        self.goals = goals
        for goal in goals:
            self.fields[f"status_{goal.pk}"] = forms.ChoiceField(
                label=_("Where it stands"),
                choices=Goal.Status.choices,
                initial=goal.status,
                widget=forms.RadioSelect,
            )

    def looked_at(self):
        """Pairs of a goal and its field."""
        return [(goal, self[f"status_{goal.pk}"]) for goal in self.goals]

    def clean(self):
        cleaned = super().clean()
        held_on, next_on = cleaned.get("held_on"), cleaned.get("next_on")
        if held_on and next_on and next_on <= max(held_on, timezone.localdate()):
            self.add_error("next_on", _("The next review comes after today. Choose a later day."))
        return cleaned

    def values(self):
        """What the action takes."""
        names = ("once", "seen", "held_on", "her_view", "changes", "outcome", "next_on")
        statuses = {str(goal.pk): self.cleaned_data[f"status_{goal.pk}"] for goal in self.goals}
        return {name: self.cleaned_data[name] for name in names} | {"statuses": statuses}
