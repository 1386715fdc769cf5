"""Her decision for one purpose."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import asking, consents, people, places
from cases.forms.layout import ask_for_days, chosen, fold, laid_out, lines, side_by_side
from cases.interpreters.gates import choices_for
from cases.models import Consent
from cases.models.consent import Category
from coalesce.accounts.models import Organisation
from coalesce.days import months_after
from coalesce.once import OnceField
from coalesce.permissions import Permission

Decision = Consent.Decision
SHARING_MONTHS = 6
OF_A_YES = ("categories", "expires_on", "valid_from")


class ConsentForm(forms.ModelForm):
    """Nothing is ticked for her: a consent begins as a question."""

    decision = forms.ChoiceField(
        label=_("What she decided"),
        choices=[
            (Decision.GIVEN.value, _("She agrees")),
            (Decision.REFUSED.value, _("She does not agree")),
            (Decision.NOT_POSSIBLE.value, _("She could not be asked")),
        ],
        widget=forms.RadioSelect,
    )
    scope = forms.ChoiceField(label=_("Which"))
    categories = forms.MultipleChoiceField(
        label=_("What may be shared"),
        choices=Category,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ask about each one by itself. Only what is ticked can be sent."),
    )
    prompts = forms.MultipleChoiceField(
        label=_("What she was told"),
        choices=asking.Prompt,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In her language, before she answers. What is still to be said can be said later."),
    )
    language = forms.ChoiceField(label=_("Language of the talk"), choices=chosen(places.languages), required=False)
    capacity = forms.ChoiceField(
        label=_("Can she decide this"), choices=asking.Capacity, required=False, initial=asking.Capacity.ABLE
    )
    once = OnceField()

    class Meta:
        model = Consent
        fields = (
            "decision",
            "recipient",
            "recipient_name",
            "scope",
            "categories",
            "prompts",
            "method",
            "language",
            "interpreter",
            "explained_by",
            "form_version",
            "document",
            "capacity",
            "guardian",
            "decided_on",
            "valid_from",
            "expires_on",
            "withheld_from",
            "withheld_what",
            "withheld_because",
            "note",
        )
        labels = {
            "withheld_from": _("From whom"),
            "withheld_what": _("What"),
            "guardian": _("Guardian, or who decides"),
        }

    def __init__(self, *args, purpose, case, by, partner="", scope="", **kwargs):
        super().__init__(*args, **kwargs)
        self.purpose, self.case = purpose, case
        ask_for_days(self, "decided_on", "valid_from", "expires_on")
        self.fields["note"].widget, self.fields["withheld_what"].widget = lines(3), lines(2)
        self.fields["withheld_because"].choices = [("", "–"), *asking.Withholding.choices]
        self.initial.setdefault("form_version", asking.FORM_VERSION)
        self._offer_colleagues(by)
        self.helper = laid_out(
            "once",
            *self._asked_about(partner, scope),
            "prompts",
            "decision",
            *self._sharing(),
            side_by_side("decided_on", "expires_on"),
            side_by_side("method", "language"),
            "note",
            fold(_("Something she wants to keep from somebody"), *self._withholding()),
            fold(_("Who spoke with her, and the paper"), *self._talk()),
            fold(_("In doubt whether she can decide, or under 18"), "capacity", "guardian"),
        )

    def _asked_about(self, partner, scope):
        """With whom, or by which way: what the purpose asks for, and nothing else."""
        asked = []
        if self.purpose in consents.WITH_A_PARTNER:
            asked.append("recipient")
            self._offer_partners(partner)
        else:
            del self.fields["recipient"]
        if self.purpose == Consent.Purpose.SHARE_OUTSIDE:
            asked.append("recipient_name")
            self._offer_service(partner, scope)
        else:
            del self.fields["recipient_name"]
        if choices := consents.SCOPES.get(self.purpose):
            asked.append("scope")
            self.fields["scope"].choices = [("", "–"), *choices.choices]
            self.initial.setdefault("scope", scope)
        else:
            del self.fields["scope"]
        return asked

    def _offer_partners(self, partner):
        partners = Organisation.objects.active().others_than(self.case.organisation_id)
        self.fields["recipient"].queryset = partners
        self.initial.setdefault("recipient", partners.filter(code=partner).first())
        self.fields["recipient"].required, self.fields["recipient"].empty_label = True, "–"

    def _offer_service(self, number, mark):
        """The one that is decided about anew, or one that a higher app knows by its number; else it is typed."""
        before = consents.standing(self.case, self.purpose, scope=mark) if mark else None
        known = before.recipient_name if before else next(filter(None, (find(number) for find in consents.naming)), "")
        self.initial.setdefault("recipient_name", known)
        self.fields["recipient_name"].required = True

    def _sharing(self):
        if self.purpose not in consents.SHARING:
            del self.fields["categories"]
            return ()
        self.initial.setdefault("expires_on", months_after(timezone.localdate(), SHARING_MONTHS))
        return ("categories",)

    def _withholding(self):
        return (side_by_side("withheld_from", "withheld_because"), "withheld_what")

    def _talk(self):
        return (side_by_side("explained_by", "interpreter"), side_by_side("form_version", "document"), "valid_from")

    def _offer_colleagues(self, by):
        colleagues = people.who_may(Permission.CASE_VIEW, self.case.organisation_id).order_by("name")
        for name in ("explained_by", "interpreter", "document"):
            self.fields[name].empty_label = "–"
        self.fields["explained_by"].queryset = colleagues
        self.initial.setdefault("explained_by", by.pk)
        allowed = [interpreter.pk for interpreter in choices_for(self.case.woman)]
        self.fields["interpreter"].queryset = self.fields["interpreter"].queryset.filter(pk__in=allowed)
        papers = self.case.documents.readable_by(by)
        self.fields["document"].queryset = papers
        self.fields["document"].label_from_instance = lambda document: f"{document.title} ({document})"

    def clean_capacity(self):
        return self.cleaned_data["capacity"] or asking.Capacity.ABLE

    def clean_decided_on(self):
        decided_on = self.cleaned_data["decided_on"]
        if decided_on > timezone.localdate():
            raise forms.ValidationError(_("She cannot have decided in the future. Check the date."))
        return decided_on

    def clean(self):
        cleaned = super().clean()
        begins, expires_on = cleaned.get("valid_from") or cleaned.get("decided_on"), cleaned.get("expires_on")
        if cleaned.get("decision") != Decision.GIVEN:
            return cleaned
        if begins and expires_on and expires_on < begins:
            self.add_error("expires_on", _("This is before the day she decided. Check both dates."))
        if self.purpose in consents.SHARING and not cleaned.get("categories"):
            self.add_error("categories", _("Choose at least one: nothing is shared that she did not name."))
        return cleaned

    @property
    def told(self):
        """What the action takes beside the decision."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "decision"}
        if self.cleaned_data["decision"] != Decision.GIVEN:
            told = {name: value for name, value in told.items() if name not in OF_A_YES}
        return told


class WithdrawForm(forms.ModelForm):
    once = OnceField()
    helper = laid_out("once", side_by_side("decided_on", "withdrawn_via"), "note")

    class Meta:
        model = Consent
        fields = ("decided_on", "withdrawn_via", "note")
        labels = {"decided_on": _("Since when")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_days(self, "decided_on")
        self.fields["note"].widget = lines(3)
        self.fields["withdrawn_via"].choices = [("", "–"), *asking.Way.choices]

    def clean_decided_on(self):
        decided_on = self.cleaned_data["decided_on"]
        if decided_on > timezone.localdate():
            raise forms.ValidationError(_("This day is in the future. Check the date."))
        return decided_on
