"""Fields that the forms of all three pillars use."""

from django import forms
from django.utils import timezone

from coalesce.days import demand_possible_year
from coalesce.once import OnceField

__all__ = ["DayField", "LaterField", "OnceField", "WordsField"]


class DayField(forms.DateField):
    """A date, in the browser's own date picker; today unless said otherwise."""

    default_validators = [demand_possible_year]

    def __init__(self, **kwargs):
        kwargs.setdefault("initial", timezone.localdate)
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)


class LaterField(DayField):
    """A date that may be left empty."""

    def __init__(self, **kwargs):
        super().__init__(initial=None, required=False, **kwargs)


class WordsField(forms.CharField):
    """A text of some lines."""

    def __init__(self, *, rows=4, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
