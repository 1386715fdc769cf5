"""What was done to her, in codes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import trafficking
from cases.forms.layout import laid_out, section, side_by_side, with_quiet_blanks
from cases.models import TraffickingProfile
from coalesce.stale import VersionField

SEVERAL = {
    "recruitment_methods": trafficking.Recruitment,
    "recruitment_apps": trafficking.App,
    "means_of_control": trafficking.Control,
    "exploitation_types": trafficking.Exploitation,
    "sex_exploitation_types": trafficking.SexExploitation,
    "exploitation_apps": trafficking.App,
    "perpetrator_roles": trafficking.PerpetratorRole,
}


class ProfileForm(forms.ModelForm):
    """Ticked from what is known already; no field asks her to tell her story."""

    version = VersionField()
    helper = laid_out(
        "version",
        section(_("Identification"), side_by_side("trafficking_status", "decision_making_organisation")),
        section(
            _("How it began"),
            side_by_side("relationship_to_trafficker", "age_when_trafficked"),
            "recruitment_methods",
            "recruitment_apps",
        ),
        section(_("How she was held"), side_by_side("months_exploited", "debt_is_claimed"), "means_of_control"),
        section(
            _("What she was exploited for"),
            "exploitation_types",
            "sex_exploitation_types",
            "labour_industry",
            "exploitation_apps",
        ),
        section(_("Those who did it"), "perpetrator_roles"),
    )

    class Meta:
        model = TraffickingProfile
        fields = (
            "trafficking_status",
            "decision_making_organisation",
            "relationship_to_trafficker",
            "age_when_trafficked",
            "months_exploited",
            "debt_is_claimed",
            "labour_industry",
            *SEVERAL,
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        with_quiet_blanks(self)
        for name, choices in SEVERAL.items():
            label = self.fields[name].label
            self.fields[name] = forms.MultipleChoiceField(
                label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    def clean_age_when_trafficked(self):
        age = self.cleaned_data["age_when_trafficked"]
        if age is not None and age > 100:
            raise forms.ValidationError(_("Write her age in years, for example 19."))
        return age

    def clean_months_exploited(self):
        months = self.cleaned_data["months_exploited"]
        if months is not None and months > 1200:
            raise forms.ValidationError(_("Write the number of months, for example 18."))
        return months

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
