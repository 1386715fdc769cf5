"""What is chosen before anything is printed."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import places
from cases.forms.layout import laid_out, section
from coalesce.once import OnceField
from pillars.printouts import summary
from pillars.printouts.plan import PARTS, State
from pillars.printouts.wishes import Identity, Signed, Wish, language_of, languages_for, number_of

ABOUT_IT = ("language", "identity", "signed", "names_organisation")


class PrintForm(forms.Form):
    """What is asked of every paper."""

    parts = forms.MultipleChoiceField(
        label=_("What stands on it"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one part, or there is nothing to print.")},
    )
    language = forms.ChoiceField(label=_("Language"))
    identity = forms.ChoiceField(
        label=_("Whose it is"), choices=Identity, initial=Identity.CODE, widget=forms.RadioSelect
    )
    signed = forms.ChoiceField(label=_("Who printed it"), choices=Signed, initial=Signed.NAME, widget=forms.RadioSelect)
    names_organisation = forms.BooleanField(label=_("With the name of our organisation"), required=False)
    once = OnceField()

    def __init__(self, *args, case, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.case, self.user = case, user
        if not case.woman.has_identity:
            self.fields["identity"].choices = [one for one in Identity.choices if one[0] != Identity.NAME]
        self._offer_languages()

    def _offer_languages(self):
        offered = languages_for(self.case.woman)
        self.fields["language"].choices = offered
        self.fields["language"].initial = offered[0][0]
        hers = self.case.woman.primary_language
        if hers and language_of(self.case.woman) not in dict(offered):
            help_text = gettext("There is no translation into %(language)s yet. Her own words stay as she said them.")
            self.fields["language"].help_text = help_text % {"language": places.language_name(hers)}

    def wish(self):
        values = {name: self.cleaned_data[name] for name in ABOUT_IT}
        number = number_of(self.case, self.cleaned_data["once"], self.user)
        return Wish(
            parts=frozenset(self.cleaned_data["parts"]),
            number=number,
            state=self.cleaned_data.get("state", ""),
            **values,
        )


class SummaryForm(PrintForm):
    helper = laid_out("once", "parts", section(_("About the paper"), *ABOUT_IT))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = [(part.slug, part.label) for part in summary.PARTS]
        self.fields["parts"].initial = [part.slug for part in summary.PARTS if part.is_usual]


class PlanForm(PrintForm):
    state = forms.ChoiceField(label=_("Which plan"), widget=forms.RadioSelect)
    helper = laid_out("once", "state", "parts", section(_("About the paper"), *ABOUT_IT))

    def __init__(self, *args, has_agreed, **kwargs):
        super().__init__(*args, **kwargs)
        states = State.choices if has_agreed else [one for one in State.choices if one[0] != State.AGREED]
        self.fields["state"].choices, self.fields["state"].initial = states, states[0][0]
        self.fields["identity"].initial = Identity.NOTHING
        self.fields["parts"].choices, self.fields["parts"].initial = PARTS, list(dict(PARTS))
