"""What a merge and its undoing ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import lines
from cases.merging import comparing
from cases.models import Case
from coalesce.once import OnceField
from coalesce.stale import VersionField

KEPT, OTHER = "kept", "other"


class OtherForm(forms.Form):
    """The other record, by the code of any of its cases."""

    code = forms.CharField(
        label=_("Code of the other record"), max_length=16, help_text=_("Such as CY-7F3K9-1, from its page.")
    )

    def __init__(self, *args, case, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.case, self.user = case, user

    def clean_code(self):
        typed = self.cleaned_data["code"].strip().upper()
        visible = Case.objects.worked_on_by(self.user).exclude(woman=self.case.woman_id)
        found = visible.filter(code=typed).first() or visible.filter(woman__code=typed).newest_first().first()
        if found is None:
            raise forms.ValidationError(_("There is no other record with this code that you can open. Check the code."))
        return found


class CompareForm(forms.Form):
    """For each field that says two things, which of them is right."""

    once = OnceField()
    version = VersionField()
    other_version = VersionField()

    def __init__(self, *args, woman, other, **kwargs):
        kwargs.setdefault("initial", {"version": woman.version, "other_version": other.version})
        super().__init__(*args, **kwargs)
        self.differences = comparing.differences(woman, other)
        for difference in self.differences:
            self.fields[difference.name] = self.question(difference)

    def question(self, difference):
        return forms.ChoiceField(
            label=difference.label,
            choices=[(KEPT, difference.kept or "–"), (OTHER, difference.other or "–")],
            initial=OTHER if difference.prefers_other else KEPT,
            widget=forms.RadioSelect,
        )

    @property
    def questions(self):
        """Each field with the difference it settles."""
        return [self[difference.name] for difference in self.differences]

    @property
    def chosen(self):
        """Names of the fields whose value comes from the other record."""
        return [one.name for one in self.differences if self.cleaned_data[one.name] == OTHER]

    @property
    def versions(self):
        return self.cleaned_data["version"], self.cleaned_data["other_version"]


class ConfirmForm(CompareForm):
    """The same answers once more, unseen, and why."""

    reason = forms.CharField(
        label=_("How do you know that she is one woman?"), max_length=1000, widget=lines(3), strip=True
    )

    def question(self, difference):
        field = super().question(difference)
        field.widget = forms.HiddenInput()
        return field


class UndoForm(forms.Form):
    reason = forms.CharField(label=_("Why are they two women after all?"), max_length=1000, widget=lines(3))
