"""What managers and administrators are asked about people and organisations."""

import zoneinfo

from babel import Locale
from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from coalesce import calendar
from coalesce.accounts.models import Organisation, User

WHAT_ROLES_DO = _("Whoever has several roles may do what any one of them allows.")


def role_choices(roles):
    return [(role.value, role.label) for role in roles]


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(label=_("Roles"), help_text=WHAT_ROLES_DO, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = role_choices(offered)


class ChangeRolesForm(RolesForm):
    """May be sent with nothing ticked: she may keep a role that is not offered here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"].required = False


class InvitationForm(RolesForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address at work"), help_text=_("The link to sign in is sent here."))

    field_order = ["name", "email", "roles"]

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(
                _("There is an account with this address. Who works for two organisations uses an address for each.")
            )
        return email


class OrganisationForm(forms.ModelForm):
    country = forms.ChoiceField(label=_("Country"))
    default_language = forms.ChoiceField(label=_("Language"), choices=settings.NAMES_OF_LANGUAGES.items())
    timezone = forms.ChoiceField(label=_("Time zone"))

    class Meta:
        model = Organisation
        fields = ["name", "code", "country", "consortium_role", "gesim_site", "default_language", "timezone"]
        fields += ["region", "work_begins", "work_ends"]
        help_texts = {
            "code": _("A short name for files and commands, in small letters. It cannot be changed later."),
            "gesim_site": _("Its numbers count for the published total of women."),
            "region": _(
                "Its public holidays are kept too. In Germany the letters of the state, such as RP. May be empty."
            ),
            "work_ends": _("Outside these hours the product writes to nobody who works there."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", "")] + countries()
        self.fields["timezone"].choices = [(name, name.replace("_", " ")) for name in timezones()]
        self.fields["code"].disabled = self.instance.pk is not None

    def clean(self):
        cleaned = super().clean()
        region, known = cleaned.get("region"), calendar.regions_of(cleaned.get("country"))
        if region and region not in known:
            words = _("No holidays are known of this region. Leave it empty, or choose one of: %(regions)s.")
            self.add_error("region", words % {"regions": ", ".join(known) or "—"})
        return cleaned

    def clean_code(self):
        if self.cleaned_data["code"] == "add":
            raise forms.ValidationError(_("This word is an address of its own. Choose another code."))
        return self.cleaned_data["code"]


def countries():
    """Codes and names in the reader's language, by name."""
    names = Locale.parse(get_language(), sep="-").territories
    known = [(code, name) for code, name in names.items() if code.isalpha() and len(code) == 2]
    return sorted(known, key=lambda country: country[1])


def timezones():
    return sorted(name for name in zoneinfo.available_timezones() if name.startswith(("Europe/", "Asia/Nicosia")))
