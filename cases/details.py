"""A woman's details as rows of label and value, for the page that shows them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases import places
from cases.circumstances import Accommodation, PlaceTrait, Pregnancy, SpecialNeed
from cases.forms.sections import SECTIONS


def of_woman(woman):
    """[(heading, [(label, value), ...])]"""
    return [
        (_("Who she is"), [*_names(woman), _birth(woman), *_person(woman)]),
        (_("Where she comes from, and her languages"), _origin(woman)),
    ]


def of_her_life(woman):
    """What can stand on paper: neither names nor numbers."""
    life = _rows(woman, "gender", "marital_status", "number_of_children", "education_level")
    return [_birth(woman), *life, *_origin(woman)]


def further(woman):
    """[(slug, heading, [(label, value), ...])] of the sections that are changed one by one."""
    rows = {"understanding": _understanding, "health": _health, "citizenship": _citizenship, "home": _home}
    return [(slug, form.heading, rows[slug](woman)) for slug, form in SECTIONS.items()]


def of_profile(profile):
    """[(heading, [(label, [values])])], only what is known."""
    sections = [
        (_("Identification"), ("trafficking_status", "decision_making_organisation")),
        (
            _("How it began"),
            ("relationship_to_trafficker", "age_when_trafficked", "recruitment_methods", "recruitment_apps"),
        ),
        (_("How she was held"), ("months_exploited", "debt_is_claimed", "means_of_control")),
        (
            _("What she was exploited for"),
            ("exploitation_types", "sex_exploitation_types", "labour_industry", "exploitation_apps"),
        ),
        (_("Those who did it"), ("perpetrator_roles",)),
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
    ]


def _understanding(woman):
    return [
        (_("Interpreter"), _("Needed") if woman.interpreter_needed else _("Not needed")),
        (_("Cultural mediator"), _("Wished for") if woman.mediator_needed else ""),
        *_rows(woman, "interpreter_gender", "literacy"),
    ]


def _health(woman):
    return [
        (_("She needs us to think of"), _labels(SpecialNeed, woman.special_needs)),
        (_("Pregnancy"), _labels(Pregnancy, [woman.pregnancy])),
        (_("The baby is due on"), _day(woman.baby_due_on)),
    ]


def _citizenship(woman):
    seen = [_("by %(who)s") % {"who": woman.status_seen_by.name}] if woman.status_seen_by_id else []
    rows = _rows(woman, "third_country_status", "status_evidence")
    return [*rows, (_("Seen on"), " ".join([part for part in [_day(woman.status_seen_on), *seen] if part]))]


def _home(woman):
    return [
        (_("Where she lives now"), _labels(Accommodation, [woman.accommodation])),
        (_("The place is"), _labels(PlaceTrait, woman.accommodation_traits)),
        (_("Her address"), _("Nobody may learn it") if woman.address_confidential else _("May be given on")),
    ]


def _labels(choices, codes):
    labels = dict(choices.choices)
    return ", ".join(str(labels.get(code, code)) for code in codes or [] if code)


def _day(day):
    return date_format(day, "j F Y") if day else ""


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
