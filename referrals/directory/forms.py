"""What is asked of a service, and how the directory is searched."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import places
from cases.forms.layout import chosen, laid_out, lines, section, side_by_side
from coalesce.once import OnceField
from coalesce.stale import VersionField
from pillars.catalogue import PILLAR_CHOICES
from pillars.fields import LaterField
from referrals.directory import rules
from referrals.directory.models import Gap, ServiceEntry
from referrals.directory.models.entry import PILLAR_OF
from referrals.forms import service_choices

LANGUAGES = tuple(f"language_{number}" for number in range(1, 9))
OF_EVERYTHING = ("provider", "once", "version", *LANGUAGES)
TICKS = (
    ("women_only", _("Women only")),
    ("accepts_children", _("With her children")),
    ("unconditional", _("Without status or statement")),
    ("free", _("Free")),
    ("emergency", _("Emergency, day and night")),
)


class EntryForm(forms.ModelForm):
    once = OnceField()
    version = VersionField(required=False)
    provider = forms.CharField(
        label=_("Provider"), max_length=120, help_text=_("The organisation that offers it, as it is known in public.")
    )
    service_type = forms.ChoiceField(label=_("Service"), choices=service_choices)
    country = forms.ChoiceField(label=_("Country"), choices=chosen(places.countries))
    verified_on = LaterField(
        label=_("Verified with the service on"),
        help_text=_("When somebody asked the service whether all of this holds. Leave it empty if nobody has."),
    )
    helper = laid_out(
        "once",
        "version",
        section(
            _("What and where"), "provider", "service_type", side_by_side("country", "region"), "coverage", "hours"
        ),
        section(
            _("For whom"),
            *("women_only", "accepts_children", "accepts_without_status"),
            *("accepts_without_cooperation", "accepts_undocumented"),
            side_by_side("age_from", "age_to"),
            "eligibility",
        ),
        section(
            _("How it works"),
            *("thb_specialised", "gender_specific", "trauma_informed", "interpreter_provided"),
            *("disability_access", "online", "emergency", "free"),
            "cost",
        ),
        section(
            _("Languages"),
            *(side_by_side(*LANGUAGES[place : place + 2]) for place in range(0, len(LANGUAGES), 2)),
        ),
        section(
            _("How to refer"),
            "referral_method",
            "focal_point",
            side_by_side("phone", "email"),
        ),
        section(_("Places and freshness"), side_by_side("places", "places_free", "waiting_days"), "verified_on"),
    )

    class Meta:
        model = ServiceEntry
        fields = (
            *("service_type", "country", "region", "coverage", "women_only", "accepts_children"),
            *("accepts_without_status", "accepts_without_cooperation", "accepts_undocumented", "age_from", "age_to"),
            *("interpreter_provided", "free", "cost", "hours", "emergency", "disability_access", "trauma_informed"),
            *("thb_specialised", "gender_specific", "online", "eligibility", "referral_method", "focal_point"),
            *("phone", "email", "places", "places_free", "waiting_days", "verified_on"),
        )
        widgets = {"eligibility": lines(4)}
        help_texts = {
            "region": _("A town or a region. Never a street: a shelter may lie behind it."),
            "focal_point": _("Shown, with phone and e-mail, only to those who may refer."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        if self.instance.provider_id:
            self.initial["provider"] = self.instance.provider.name
        for place, name in enumerate(LANGUAGES):
            label = _("Languages spoken there") if place == 0 else _("and")
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=chosen(places.languages)())
            self.initial[name] = "".join(self.instance.languages[place : place + 1])

    def clean(self):
        cleaned = super().clean()
        for name, sentence in rules.faults(cleaned):
            self.add_error(name, sentence)
        return cleaned

    def _get_validation_exclusions(self):
        """The provider is typed by name here; the action finds its row."""
        return super()._get_validation_exclusions() | {"provider"}

    @property
    def values(self):
        spoken = [self.cleaned_data[name] for name in LANGUAGES if self.cleaned_data[name]]
        values = {name: self.cleaned_data[name] for name in ("provider", *self.Meta.fields)}
        return values | {"languages": list(dict.fromkeys(spoken))}


class CapacityForm(forms.ModelForm):
    version = VersionField()
    helper = laid_out("version", side_by_side("places", "places_free", "waiting_days"))

    class Meta:
        model = ServiceEntry
        fields = ("places", "places_free", "waiting_days")
        help_texts = {"places_free": _("Leave empty what you do not know.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)

    def clean(self):
        cleaned = super().clean()
        for name, sentence in rules.faults({"service_type": self.instance.service_type, **cleaned}):
            self.add_error(name, sentence)
        return cleaned

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class SearchForm(forms.Form):
    """Every question may stay open."""

    q = forms.CharField(label=_("Words"), max_length=80, required=False)
    service = forms.ChoiceField(label=_("Service"), choices=service_choices, required=False)
    country = forms.ChoiceField(label=_("Country"), choices=chosen(places.countries), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=chosen(places.languages), required=False)
    needs = forms.MultipleChoiceField(
        label=_("Only what is"), choices=TICKS, widget=forms.CheckboxSelectMultiple, required=False
    )
    helper = laid_out("q", "service", side_by_side("country", "language"), "needs")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs["data-search"] = ""

    def narrow(self, entries):
        asked = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if asked.get("service"):
            entries = entries.filter(service_type=asked["service"])
        if asked.get("country"):
            entries = entries.filter(country=asked["country"])
        if asked.get("language"):
            entries = entries.filter(languages__contains=[asked["language"]])
        for word in asked.get("q", "").split():
            entries = entries.filter(_holds(word))
        for need in asked.get("needs", ()):
            entries = entries.filter(_meets(need))
        return entries


def _holds(word):
    names = ("provider__name", "region", "coverage", "eligibility", "hours")
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__icontains": word})
    return found


def _meets(need):
    if need == "unconditional":
        return Q(accepts_without_status=True, accepts_without_cooperation=True)
    return Q(**{need: True})


class GapForm(forms.ModelForm):
    once = OnceField()
    version = VersionField(required=False)
    country = forms.ChoiceField(label=_("Country"), choices=chosen(places.countries))
    service_type = forms.ChoiceField(
        label=_("Service"), choices=service_choices, required=False, help_text=_("Leave it open for a whole pillar.")
    )
    helper = laid_out(
        "once",
        "version",
        section(
            _("What is missing"),
            side_by_side("country", "region"),
            side_by_side("pillar", "service_type"),
            "kind",
            "description",
            "affected",
            "severity",
        ),
        section(_("Who says so"), "source", "evidence"),
        section(_("What would help"), "recommendation", "addressee", side_by_side("status", "published_in")),
    )

    class Meta:
        model = Gap
        fields = (
            *("country", "region", "pillar", "service_type", "kind", "severity", "affected", "description"),
            *("source", "evidence", "recommendation", "addressee", "status", "published_in"),
        )
        widgets = {"description": lines(4), "recommendation": lines(3)}
        help_texts = {
            "description": _("What is missing, for whom, since when. No woman's story, no name, no case."),
            "evidence": _("The report and the page, or the meeting and its day."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)

    def clean(self):
        cleaned = super().clean()
        service, pillar = cleaned.get("service_type"), cleaned.get("pillar")
        if service and pillar and PILLAR_OF[service] != pillar:
            self.add_error("service_type", _("This service belongs to another pillar. Choose one that fits."))
        if cleaned.get("source") == Gap.Source.REPORT and not cleaned.get("evidence"):
            self.add_error("evidence", _("Name the report, so that others can read it."))
        return cleaned

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class GapSearchForm(forms.Form):
    country = forms.ChoiceField(label=_("Country"), choices=chosen(places.countries), required=False)
    pillar = forms.ChoiceField(label=_("Pillar"), choices=[("", "–"), *PILLAR_CHOICES], required=False)
    status = forms.ChoiceField(label=_("Status"), choices=[("", "–"), *Gap.Status.choices], required=False)
    helper = laid_out(side_by_side("country", "pillar", "status"))

    def narrow(self, gaps):
        asked = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return gaps.filter(**{name: value for name, value in asked.items() if value})
