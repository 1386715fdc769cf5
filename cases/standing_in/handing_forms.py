"""To whom each case of a leaver goes: all to one colleague, or case by case."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.standing_in.receiving import why_not
from coalesce.once import OnceField

STAYS = "stays"
PREFIX = "to_"


def _select():
    return forms.Select(attrs={"class": "form-select"})


class HandOverForm(forms.Form):
    """held: holdings.Held. colleagues: {code: Colleague}. A case without an answer of its own takes the one for all."""

    once = OnceField()
    to_all = forms.ChoiceField(label=_("Everything goes to"), required=False, widget=_select())

    def __init__(self, *args, person, held, colleagues, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.held, self.colleagues, self.by = person, held, colleagues, by
        everybody = list(colleagues.values())
        on_cases = [one for one in everybody if one.works_on_cases]
        self.fields["to_all"].choices = [("", _("Choose for each case below")), *_named(on_cases)]
        for holding in held.holdings:
            able = [one for one in on_cases if not self._why_not(holding, one.person)]
            self.fields[holding.key] = self._choice(able, label=holding.case.code)
        if held.dates_without_a_case:
            self.fields["dates_to"] = self._choice(everybody, label=_("Dates that belong to no case"))

    def _choice(self, able, label):
        first = [("", _("As above")), (STAYS, _("Stays with %(name)s") % {"name": self.person.name})]
        return forms.ChoiceField(label=label, required=False, choices=[*first, *_named(able)], widget=_select())

    def _why_not(self, holding, to):
        return why_not(holding, to, person=self.person, by=self.by)

    def rows(self):
        return [(holding, self[holding.key]) for holding in self.held.holdings]

    def clean(self):
        cleaned = super().clean()
        for holding in self.held.holdings:
            to = self._to(cleaned.get(holding.key))
            if to is not None and (sentence := self._why_not(holding, to)):
                self.add_error(holding.key, sentence)
        if not self.errors and not self.moves() and self.dates_to() is None:
            self.add_error("to_all", _("Choose a colleague, for everything or for one case."))
        return cleaned

    def moves(self):
        """{case id: who gets it} of every case that stood on the page, also where it is no longer hers."""
        answers = {key.removeprefix(PREFIX): answer for key, answer in self.data.items() if key.startswith(PREFIX)}
        chosen = {_case_id(key): self._to(answer) for key, answer in answers.items()}
        return {case_id: to for case_id, to in chosen.items() if case_id and to}

    def dates_to(self):
        return self._to(self.cleaned_data.get("dates_to")) if "dates_to" in self.fields else None

    def _to(self, answer):
        """answer: a colleague's code, nothing for the one for all, or STAYS. Returns a User or None."""
        one = self.colleagues.get(answer or self.cleaned_data.get("to_all", ""))
        return one.person if one and answer != STAYS else None


def _named(colleagues):
    return [(str(one.person.code), one.label) for one in colleagues]


def _case_id(text):
    try:
        return uuid.UUID(hex=text)
    except ValueError:
        return None
