"""What is asked of the worker, and of the reader outside."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases.forms.layout import laid_out, lines
from coalesce.once import OnceField
from coalesce.stale import VersionField
from pillars.fields import LaterField
from referrals.forms import ReferralForm, pillar_of
from referrals.models import Outcome
from referrals.outside.actions.handing_over import DAYS, USUAL_DAYS
from referrals.outside.models import WORDS_LENGTH, Helped


class OutsideForm(ReferralForm):
    """A referral to somebody who does not know this product: no time to answer, and nothing beyond what is ticked."""

    field_order = ("service_type", "categories", "alert", "summary")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("urgency", "reason"):
            del self.fields[name]
        self.fields["categories"].required = True
        self.fields["categories"].error_messages["required"] = _(
            "Tick at least one part of what is shared, or there is nothing to hand over."
        )
        self.fields["categories"].help_text = _(
            "Only what she agreed to stands here. A postal address never leaves the consortium, ticked or not."
        )
        self.fields["summary"].help_text = _("Facts that the service needs to begin. No names, no place, no story.")

    @property
    def choices_made(self):
        """What draft_referral and change_draft take."""
        made = {name: self.cleaned_data[name] for name in ("service_type", "categories", "summary")}
        words = {"alert": self.cleaned_data.get("alert", ""), "pillar": pillar_of(made["service_type"])}
        return made | words


class PrintForm(forms.Form):
    once = OnceField()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class LinkForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("It stays open for"),
        coerce=int,
        choices=lambda: [(days, ngettext("%(days)d day", "%(days)d days", days) % {"days": days}) for days in DAYS],
        initial=USUAL_DAYS,
    )
    version = VersionField()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class FeedbackForm(forms.Form):
    started_on = LaterField(label=_("The service began on"), help_text=_("Leave it empty while it is not known."))
    outcome = forms.ChoiceField(
        label=_("How did it go?"), required=False, choices=[("", _("Not known yet")), *Outcome.choices]
    )
    helped = forms.ChoiceField(
        label=_("Did it help her?"), required=False, choices=[("", _("Not asked yet")), *Helped.choices]
    )
    words = forms.CharField(
        label=_("What she says of it"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=lines(3),
        help_text=_("In her own words, if she wants them to be kept. They stay here."),
    )
    version = VersionField()
    helper = laid_out("version", "started_on", "outcome", "helped", "words")

    def clean_started_on(self):
        day = self.cleaned_data["started_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Choose a day up to today."))
        return day


class OpenForm(forms.Form):
    """address: filled by a script from what stands after the # of the link, or pasted."""

    address = forms.CharField(
        label=_("The address that you were sent"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label=_("The code that you were told by phone"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
        help_text=_("Eight letters and digits."),
    )
