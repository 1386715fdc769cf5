"""What a step asks for: why, when to try again, and how the work ends."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cases import consents, endings
from cases.choices import ClosureAgreement, ClosureCheck, ClosureReason
from cases.forms.layout import ask_for_days, laid_out, lines, section

OF_A_CLOSURE = ("closure_reason", "agreed", "checks", "aftercare_months", "aftercare_until")
OF_AFTERCARE = ("aftercare_months", "aftercare_until")
AFTER = [(months, format_lazy(_("after {months} months"), months=months)) for months in endings.MONTHS]


class MoveForm(forms.Form):
    """seen: the last step that stood on the page, so that a stale page moves nothing."""

    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)
    closure_reason = forms.ChoiceField(label=_("Reason of the closure"), choices=[("", "–"), *ClosureReason.choices])
    agreed = forms.ChoiceField(
        label=_("Does she agree to the closure?"), choices=ClosureAgreement, widget=forms.RadioSelect
    )
    checks = forms.MultipleChoiceField(
        label=_("Seen to"),
        choices=ClosureCheck,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what was done. What stays open is shown to whoever approves; say why below."),
    )
    aftercare_months = forms.TypedMultipleChoiceField(
        label=_("Ask her how she is"), choices=AFTER, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    aftercare_until = forms.DateField(
        label=_("She may be contacted until"),
        required=False,
        help_text=_("Left empty, until the last of these contacts."),
    )
    next_attempt_on = forms.DateField(
        label=_("Next attempt"), help_text=_("On that day her caseworker is reminded to try again.")
    )
    reason = forms.CharField(label=_("Why, in a few words"), max_length=1000, widget=lines(3))

    def __init__(self, *args, move, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case
        ask_for_days(self, "aftercare_until", "next_attempt_on")
        self.fields["reason"].required = move.asks_reason
        for name in self._not_asked(move):
            del self.fields[name]
        self.helper = laid_out("seen", *self._parts(move))

    def _not_asked(self, move):
        if not move.asks_next_attempt:
            yield "next_attempt_on"
        if not move.asks_closure:
            yield from OF_A_CLOSURE
        elif not consents.live(self.case, endings.AFTERCARE):
            yield from OF_AFTERCARE

    def _parts(self, move):
        if move.asks_next_attempt:
            yield "next_attempt_on"
        if move.asks_closure:
            yield from ("closure_reason", "agreed", "checks")
        if OF_AFTERCARE[0] in self.fields:
            yield section(_("Aftercare, as she wishes"), *OF_AFTERCARE)
        yield "reason"

    def clean_next_attempt_on(self):
        if fault := endings.fault_of_next_attempt(self.cleaned_data["next_attempt_on"]):
            raise forms.ValidationError(fault)
        return self.cleaned_data["next_attempt_on"]

    def clean_aftercare_until(self):
        until = self.cleaned_data["aftercare_until"]
        if until and (fault := endings.fault_of_aftercare(self.case, until)):
            raise forms.ValidationError(fault)
        return until
