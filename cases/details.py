"""A woman's details as rows of label and value, for the page that shows them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases import places


def of_woman(woman):
    """[(heading, [(label, value), ...])]"""
    return [
        (_("Who she is"), [*_names(woman), _birth(woman), *_person(woman)]),
        (_("Where she comes from, and her languages"), _origin(woman)),
    ]


def of_profile(profile):
    """[(heading, [(label, [values])])], only what is known."""
    sections = [
        (_("Identification"), ("trafficking_status", "decision_making_organisation")),
        (
            _("How it began"),
            ("relationship_to_trafficker", "age_when_trafficked", "recruitment_methods", "recruitment_apps"),
        ),
        (_("How she was held"), ("means_of_control",)),
        (
            _("What she was exploited for"),
            ("exploitation_types", "sex_exploitation_types", "labour_industry", "exploitation_apps"),
        ),
    ]
    return [(heading, [_known(profile, name) for name in names]) for heading, names in sections]


def _rows(instance, *names):
    return [(_label(instance, name), _shown(instance, name)) for name in names]


def _label(instance, name):
    label = str(instance._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def _shown(instance, name):
    display = getattr(instance, f"get_{name}_display", None)
    return display() if display else getattr(instance, name)


def _names(woman):
    return _rows(woman, "first_name", "middle_name", "family_name", "known_as")


def _origin(woman):
    return [
        (_("Citizenships"), ", ".join(places.country_name(code) for code in woman.citizenships)),
        (_("Country of birth"), places.country_name(woman.country_of_birth)),
        (_("Language she prefers"), places.language_name(woman.primary_language)),
        (_("Another language"), places.language_name(woman.secondary_language)),
        (_("Interpreter"), _("Needed") if woman.interpreter_needed else _("Not needed")),
    ]


def _birth(woman):
    if not woman.date_of_birth:
        return (_("Date of birth"), "")
    day = date_format(woman.date_of_birth, "j F Y")
    return (_("Date of birth"), f"{day} ({woman.get_birth_precision_display()})")


def _person(woman):
    return _rows(woman, "gender", "marital_status", "number_of_children", "education_level", "identity_number")


def _known(profile, name):
    field = profile._meta.get_field(name)
    value = getattr(profile, name)
    if isinstance(value, list):
        labels = dict(field.base_field.choices)
        return (_label(profile, name), ", ".join(str(labels.get(code, code)) for code in value))
    return (_label(profile, name), _shown(profile, name))
