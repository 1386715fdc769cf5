"""An interpreter of the organisation, and whom a woman rules out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import places
from cases.forms.layout import laid_out, lines, side_by_side
from cases.interpreters.models import Interpreter
from coalesce.once import OnceField
from coalesce.stale import VersionField

LANGUAGES = ("language_1", "language_2", "language_3", "language_4")


class InterpreterForm(forms.ModelForm):
    once = OnceField()
    version = VersionField(required=False)
    language_1 = forms.ChoiceField(label=_("Interprets"))
    language_2 = forms.ChoiceField(label=_("and"), required=False)
    language_3 = forms.ChoiceField(label=_("and"), required=False)
    language_4 = forms.ChoiceField(label=_("and"), required=False)
    helper = laid_out(
        "once",
        "version",
        "name",
        side_by_side("kind", "gender"),
        side_by_side("language_1", "language_2"),
        side_by_side("language_3", "language_4"),
        "availability",
        "is_active",
    )

    class Meta:
        model = Interpreter
        fields = ("name", "kind", "gender", "availability", "is_active")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        self.fields["name"].required = True
        self.fields["availability"].widget = lines(3)
        for place, name in enumerate(LANGUAGES):
            self.fields[name].choices = [("", "–"), *places.languages()]
            self.initial.setdefault(name, "".join(self.instance.languages[place : place + 1]))

    @property
    def values(self):
        chosen = [self.cleaned_data[name] for name in LANGUAGES if self.cleaned_data[name]]
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return values | {"languages": list(dict.fromkeys(chosen))}


class RuleOutForm(forms.Form):
    once = OnceField()
    interpreter = forms.ModelChoiceField(
        label=_("One of our interpreters"), queryset=None, required=False, empty_label=_("Somebody else")
    )
    who = forms.CharField(
        label=_("Somebody else"),
        max_length=200,
        required=False,
        help_text=_("For example: anyone from her town, or a man whose voice she knows."),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        required=False,
        widget=lines(3),
        help_text=_("Only if she wants to say. Nobody who books an interpreter is shown it."),
    )
    helper = laid_out("once", "interpreter", "who", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["interpreter"].queryset = Interpreter.objects.active()

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("interpreter") and not cleaned.get("who") and "interpreter" not in self.errors:
            self.add_error("who", _("Choose one from the list, or write who it is."))
        if cleaned.get("interpreter") and cleaned.get("who"):
            self.add_error("who", _("These are two people. Save one of them, and then the other."))
        return cleaned
