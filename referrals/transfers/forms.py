"""What is asked when a transfer is prepared and sent back. It is answered with the forms of a referral."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import ask_for_days, laid_out, lines, section
from cases.models.consent import Category
from coalesce.once import OnceField
from coalesce.stale import VersionField
from referrals.transfers.destination import ANSWER_LENGTH, Question
from referrals.transfers.models import Introduction
from referrals.transfers.packet import HANDOVER_LENGTH


class TransferForm(forms.Form):
    """agreed: the categories that her consent for this partner covers. ahead: the dates that wait in her case.

    across: the country she goes to, if it is another one.
    """

    summary = forms.CharField(
        label=_("Handover"),
        max_length=HANDOVER_LENGTH,
        widget=lines(7),
        help_text=_("Where she stands, what she wants next, what has been promised to her. No names, no story."),
    )
    categories = forms.MultipleChoiceField(
        label=_("What to share of her record"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what she agreed to stands here."),
    )
    dates = forms.MultipleChoiceField(
        label=_("Dates that go with her"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The partner reads the kind of date and the day, and is reminded of it. Nobody else will be."),
    )
    introduction = forms.ChoiceField(
        label=_("Was a first talk together offered to her?"), choices=Introduction, widget=forms.RadioSelect
    )
    meets_on = forms.DateField(label=_("Day of that talk"), required=False)
    version = VersionField(required=False)
    once = OnceField()

    def __init__(self, *args, agreed, ahead, across="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = [choice for choice in Category.choices if choice[0] in agreed]
        self.fields["dates"].choices = [(date.key, f"{date.label}: {date.day}") for date in ahead]
        ask_for_days(self, "meets_on")
        for question in Question if across else ():
            self.fields[question] = forms.CharField(
                label=question.label, max_length=ANSWER_LENGTH, required=False, widget=lines(2)
            )
        self.helper = laid_out("once", "version", *self._parts(across))

    def _parts(self, across):
        yield from ("summary", "categories")
        if self.fields["dates"].choices:
            yield "dates"
        yield from ("introduction", "meets_on")
        if across:
            legend = _("Before she crosses the border")
            yield section(legend, *Question.values)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("introduction") == Introduction.PLANNED and not cleaned.get("meets_on"):
            self.add_error("meets_on", _("Write the day, or choose that it is still to be found."))
        return cleaned

    @property
    def choices_made(self):
        """What draft_transfer and change_draft take."""
        names = ("summary", "categories", "dates", "introduction", "meets_on")
        answers = {question.value: self.cleaned_data.get(question, "") for question in Question}
        return {name: self.cleaned_data[name] for name in names} | {"destination": answers}


class SendBackForm(forms.Form):
    reason = forms.CharField(label=_("What has to be seen to first"), max_length=500, widget=lines(3))
    version = VersionField()
