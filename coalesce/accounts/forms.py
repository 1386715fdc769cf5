"""What is asked when somebody signs in, comes back to a locked screen, or sets something for herself."""

from allauth.account.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalesce.accounts import remember
from coalesce.accounts.models import User


class SecondFactorForm(AuthenticateForm):
    """Allauth's own, which tells nobody about a wrong code."""

    def clean_code(self):
        try:
            return super().clean_code()
        except ValidationError:
            remember.refused_session(self.user, "second factor")
            raise


class UnlockForm(forms.Form):
    """Counts wrong passwords together with those of the sign-in page."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self):
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["password"]):
            raise ValidationError(_("This is not your password. Try again, or sign out."))
        return self.cleaned_data["password"]


class FirstPasswordForm(forms.Form):
    """The password of somebody who accepts her invitation."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least twelve characters. A few words that belong to no song or saying are easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = User(email=invitation.email, name=invitation.name)

    def clean_password(self):
        validate_password(self.cleaned_data["password"], self.owner)
        return self.cleaned_data["password"]

    def clean(self):
        cleaned = super().clean()
        if "password" in cleaned and cleaned["password"] != cleaned.get("again"):
            self.add_error("again", _("The two passwords are not the same."))
        return cleaned


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("For every device you sign in with."),
    )
