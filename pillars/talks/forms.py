"""One form over all three pillars, in the order in which the talk goes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalesce.stale import VersionField
from pillars.catalogue import PILLARS
from pillars.fields import DayField, LaterField, OnceField, WordsField
from pillars.forms import NOT_RATED, SCALE, OnADayForm
from pillars.models import Assessment, Rating
from pillars.talks import kinds
from pillars.talks.actions import Risk, Said
from pillars.talks.factors import Factor, Level, Severity

WHY_NOT = [(Rating.NoAnswer.NOT_APPLICABLE, _("Does not apply")), (Rating.NoAnswer.DECLINED, _("Would not say"))]
ANSWERS = [*((str(value), label) for value, label in SCALE), *WHY_NOT, NOT_RATED]
NOT_YET = ("", _("Not now"))
MOST_RISKS = 12
SHOWN_RISKS = 2


class TalkForm(OnADayForm):
    once = OnceField()
    version = VersionField(required=False)
    held_on = DayField(label=_("Date of the talk"))
    rated_by = forms.ChoiceField(
        label=_("Who rates"), choices=Assessment.RatedBy.choices, initial="together", widget=forms.RadioSelect
    )
    place_safe = forms.ChoiceField(
        label=_("Was the place safe to talk in?"),
        choices=[*Assessment.Safe.choices, NOT_YET],
        required=False,
        widget=forms.RadioSelect,
    )
    with_whom = forms.CharField(
        label=_("Who else was there"),
        max_length=500,
        required=False,
        help_text=_("Such as: nobody, her child, a friend she brought."),
    )
    interpreter = forms.BooleanField(label=_("With an interpreter"), required=False)
    needs = WordsField(
        label=_("What she needs first"),
        max_length=4000,
        required=False,
        help_text=_("In a few words, hers where you can."),
    )
    risks_answer = forms.ChoiceField(
        label=_("Was it talked over?"),
        choices=[*Assessment.RisksAnswer.choices, NOT_YET],
        required=False,
        widget=forms.RadioSelect,
    )
    next_on = LaterField(label=_("When to talk again"))

    scale = SCALE

    def __init__(self, *args, kind, latest, **kwargs):
        """latest: {domain code: her last rating or None}."""
        super().__init__(*args, **kwargs)
        self.kind, self.latest = kind, latest
        if kind.rates:
            for domain in kinds.DOMAINS:
                self._ask_for(domain)
        if kind.asks_risks:
            for number in range(MOST_RISKS):
                self._ask_for_risk(number)
        else:
            del self.fields["risks_answer"]

    def _ask_for(self, domain):
        self.fields[f"rating_{domain.code}"] = forms.ChoiceField(
            label=domain.label, choices=ANSWERS, required=False, initial="", widget=forms.RadioSelect
        )
        self.fields[f"wants_{domain.code}"] = forms.BooleanField(label=_("She wants support here"), required=False)

    def _ask_for_risk(self, number):
        factor, level, severity, protects = names_of(number)
        self.fields[factor] = forms.ChoiceField(
            label=_("What it is"), choices=[("", "–"), *Factor.choices], required=False
        )
        self.fields[level] = forms.ChoiceField(label=_("For whom"), choices=Level.choices, required=False)
        self.fields[severity] = forms.ChoiceField(
            label=_("How much"), choices=[("", "–"), *Severity.choices], required=False
        )
        self.fields[protects] = forms.CharField(label=_("What protects her"), max_length=500, required=False)

    def sections(self):
        """The three pillars, each with its parts of life."""
        for pillar in PILLARS if self.kind.rates else ():
            yield {"pillar": pillar, "parts": [self._part(domain) for domain in pillar.domains]}

    def _part(self, domain):
        rating, wants = self[f"rating_{domain.code}"], self[f"wants_{domain.code}"]
        return {"domain": domain, "rating": rating, "wants": wants, "last": self.latest.get(domain.code)}

    def risks(self):
        """Lines for what burdens her: those in use and a few more, and the rest, which stays folded."""
        lines = [[self[name] for name in names_of(number)] for number in range(MOST_RISKS)]
        used = sum(bool(factor.value()) for factor, *_rest in lines)
        shown = max(SHOWN_RISKS, used + 1)
        return {"shown": lines[:shown], "more": lines[shown:]}

    def clean(self):
        cleaned = super().clean()
        if self.kind.asks_risks:
            self._clean_risks(cleaned)
        next_on, held_on = cleaned.get("next_on"), cleaned.get("held_on")
        if next_on and held_on and next_on <= held_on:
            self.add_error("next_on", _("The next talk comes after this one. Look at the year."))
        if self.is_complete():
            self._demand_all(cleaned)
        elif not (cleaned.get("needs") or self.ratings() or self.burdens() or cleaned.get("with_whom")):
            raise ValidationError(_("Nothing has been entered yet. Write what she needs, or rate one part of life."))
        return cleaned

    def _clean_risks(self, cleaned):
        seen = set()
        for number in range(MOST_RISKS):
            factor, level, severity, protects = (cleaned.get(name, "") for name in names_of(number))
            names = names_of(number)
            if factor and not severity and names[2] not in self.errors:
                self.add_error(names[2], _("Say how much, from none now to severe."))
            if not factor and (severity or protects) and names[0] not in self.errors:
                self.add_error(names[0], _("Say what it is."))
            if factor and (factor, level) in seen:
                self.add_error(names[0], _("This stands here twice for the same people. Keep one."))
            seen.add((factor, level))

    def _demand_all(self, cleaned):
        answers = {name: cleaned.get(name, "") for name in ("place_safe", "risks_answer")}
        for name, sentence in kinds.missing(self.kind, ratings=self.ratings(), **answers).items():
            if name not in self.errors:
                self.add_error(name, sentence)

    def is_complete(self):
        """Whether she was told that this is all; else the talk is gone on with another time."""
        return "complete" in self.data

    def ratings(self):
        """{domain code: Said} of the parts of life that were spoken of."""
        said = {domain.code: self._said(domain.code) for domain in kinds.DOMAINS if self.kind.rates}
        return {code: one for code, one in said.items() if one != Said()}

    def _said(self, code):
        answer = self.cleaned_data.get(f"rating_{code}", "")
        wants = self.cleaned_data.get(f"wants_{code}", False)
        return Said(int(answer), "", wants) if answer.isdecimal() else Said(None, answer, wants)

    def burdens(self):
        """[Risk] of the lines that are filled in."""
        lines = [[self.cleaned_data.get(name, "") for name in names_of(number)] for number in range(MOST_RISKS)]
        return [
            Risk(factor, level or Level.INDIVIDUAL, int(severity), protects)
            for factor, level, severity, protects in lines
            if factor and severity
        ]

    def values(self):
        """What the action takes."""
        names = ("held_on", "rated_by", "place_safe", "with_whom", "interpreter", "needs", "next_on")
        values = {name: self.cleaned_data[name] for name in names}
        values["risks_answer"] = self.cleaned_data.get("risks_answer", "")
        kept = {"version": self.cleaned_data["version"], "once": self.cleaned_data["once"]}
        return values | kept | {"ratings": self.ratings(), "risks": self.burdens(), "is_complete": self.is_complete()}


def names_of(number):
    """The four fields of one line of what burdens her."""
    return [f"risk_{number}_{part}" for part in ("factor", "level", "severity", "protects")]


def shown_in_the_form(talk):
    """What an open talk's form begins with."""
    names = ("version", "held_on", "rated_by", "place_safe", "with_whom", "interpreter", "needs", "risks_answer")
    initial = {name: getattr(talk, name) for name in (*names, "next_on")}
    for rating in talk.ratings.all():
        initial[f"rating_{rating.domain}"] = rating.no_answer if rating.value is None else rating.value
        initial[f"wants_{rating.domain}"] = rating.wants_support
    for number, risk in enumerate(talk.risk_factors.all()):
        said = (risk.factor, risk.level, risk.severity, risk.protective_factor)
        initial |= dict(zip(names_of(number), said, strict=True))
    return initial
