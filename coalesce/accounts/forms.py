"""What is asked when somebody signs in or comes back to a locked screen."""

from allauth.account.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalesce.accounts import remember


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


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("For every device you sign in with."),
    )
