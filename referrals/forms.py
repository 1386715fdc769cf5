"""What is asked when a referral is written and when it is answered."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import people
from cases.models.consent import Category
from coalesce.accounts.models import User
from coalesce.once import OnceField
from coalesce.permissions import Permission
from coalesce.stale import VersionField
from pillars.catalogue import PILLARS
from pillars.fields import DayField, LaterField
from referrals.models import DeclineReason, Outcome, Reason, Urgency
from referrals.models.sides import COMMENT_LENGTH
from referrals.packet import ALERT_LENGTH, ANSWER_LENGTH, QUESTION_LENGTH, SUMMARY_LENGTH

URGENCIES = [
    (Urgency.ROUTINE, _("Routine: an answer in 5 working days")),
    (Urgency.URGENT, _("Urgent: an answer in 2 working days")),
    (Urgency.EMERGENCY, _("Emergency: an answer today; after four hours the supervisors are told")),
]


def service_choices():
    """Every service, under its pillar; a service belongs to one pillar only."""
    return [("", _("Choose a service")), *((pillar.label, pillar.service_choices()) for pillar in PILLARS)]


def pillar_of(service_type):
    """The slug of the pillar that has this service."""
    return next(pillar.slug for pillar in PILLARS if service_type in dict(pillar.service_choices()))


class ReferralForm(forms.Form):
    """agreed: the categories that her consent for this partner covers. None of them is ticked beforehand."""

    service_type = forms.ChoiceField(label=_("Service"), choices=service_choices)
    reason = forms.ChoiceField(label=_("Reason"), choices=Reason)
    urgency = forms.ChoiceField(label=_("How soon"), choices=URGENCIES, widget=forms.RadioSelect)
    categories = forms.MultipleChoiceField(
        label=_("What to share"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what she agreed to stands here. Choose only what the partner needs for this service."),
    )
    alert = forms.CharField(
        label=_("Safety or health alert"),
        required=False,
        max_length=ALERT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Travels only with “Urgent safety or health alerts”."),
    )
    summary = forms.CharField(
        label=_("Short summary"),
        max_length=SUMMARY_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Facts that the partner needs to begin, and what has been done already. No names, no story."),
    )
    version = VersionField(required=False)
    once = OnceField()

    def __init__(self, *args, agreed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = [choice for choice in Category.choices if choice[0] in agreed]
        if Category.SAFETY not in agreed:
            del self.fields["alert"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("alert") and Category.SAFETY not in cleaned.get("categories", []):
            self.add_error("alert", _("Choose “Urgent safety or health alerts” above, or leave this empty."))
        return cleaned

    @property
    def choices_made(self):
        """What draft_referral and change_draft take."""
        made = {field: self.cleaned_data[field] for field in ("service_type", "reason", "urgency", "categories")}
        words = {"summary": self.cleaned_data["summary"], "alert": self.cleaned_data.get("alert", "")}
        return made | words | {"pillar": pillar_of(made["service_type"])}


class AcceptForm(forms.Form):
    caseworker = forms.ModelChoiceField(label=_("Who will work with her"), queryset=User.objects.none())

    def __init__(self, *args, organisation_id, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["caseworker"].queryset = people.who_may(Permission.CASE_EDIT, organisation_id)


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=DeclineReason, widget=forms.RadioSelect)


class AskForm(forms.Form):
    question = forms.CharField(
        label=_("What do you need to know?"),
        max_length=QUESTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One question, without her name. Ask only what you need to decide."),
    )


class AnswerForm(forms.Form):
    """further: the categories that her consent covers and that were not shared yet. None is ticked beforehand."""

    answer = forms.CharField(
        label=_("Answer"),
        max_length=ANSWER_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Facts that the partner asked for. No names, no story."),
    )
    categories = forms.MultipleChoiceField(
        label=_("Share this too"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = VersionField()
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, further, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = [(category.value, category.label) for category in further]
        if not further:
            del self.fields["categories"]


class ProgressForm(forms.Form):
    first_appointment_on = LaterField(label=_("First appointment"))
    started_on = LaterField(
        label=_("The service began on"),
        help_text=_("Leave it empty while only the appointment is known."),
    )

    def clean_started_on(self):
        return _not_in_the_future(self.cleaned_data["started_on"])

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Give the day of the first appointment, or the day on which it began."))
        return cleaned


class CompleteForm(forms.Form):
    outcome = forms.ChoiceField(label=_("How did it go?"), choices=Outcome, widget=forms.RadioSelect)
    ended_on = DayField(label=_("Ended on"))
    comment = forms.CharField(
        label=_("What she says of it"),
        required=False,
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only if she wants the partner to read it, in her own words."),
    )

    def clean_ended_on(self):
        return _not_in_the_future(self.cleaned_data["ended_on"])


class TakeBackForm(forms.Form):
    """Of what was sent; a draft is discarded without a word."""

    whose = forms.ChoiceField(
        label=_("Whose decision is it?"),
        choices=[("hers", _("She wants it back")), ("ours", _("We take it back"))],
        widget=forms.RadioSelect,
    )


def _not_in_the_future(day):
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come. Choose a day up to today."))
    return day
