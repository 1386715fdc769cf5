"""What is asked of whoever wants to share without her consent, and of the one who decides it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.layout import laid_out, lines
from cases.models.consent import Category
from coalesce.accounts.models import Organisation
from coalesce.once import OnceField
from referrals.forms import ReferralForm
from referrals.overrides.models import Override


class AskForm(forms.ModelForm):
    """Nothing is ticked beforehand, and nobody is chosen."""

    categories = forms.MultipleChoiceField(
        label=_("What has to be shared"),
        choices=Category,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what the danger or the duty makes necessary. Nothing else can be sent."),
    )
    once = OnceField()
    helper = laid_out("once", "receiver", "ground", "reason", "categories")

    class Meta:
        model = Override
        fields = ("receiver", "ground", "reason", "categories")
        widgets = {"ground": forms.RadioSelect, "reason": lines(4)}
        help_texts = {"reason": _("Her caseworker, the supervisors and the data-protection officer read this.")}

    def __init__(self, *args, organisation_id, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = Organisation.objects.active().others_than(organisation_id)
        self.fields["receiver"].empty_label = "–"
        self.fields["ground"].choices = Override.Ground.choices
        self.fields["reason"].required = True


class DecideForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("approved", _("It may be shared, once")), ("declined", _("It may not be shared"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Why"), max_length=1000, required=False, widget=lines(3))


class WriteForm(ReferralForm):
    """A referral whose contents were decided with the override."""

    def __init__(self, *args, override, **kwargs):
        super().__init__(*args, agreed=override.categories, **kwargs)
        del self.fields["categories"]
        self.override = override

    def clean(self):
        self.cleaned_data["categories"] = list(self.override.categories)
        return super().clean()
