"""Two records side by side: what is the same, and where somebody has to choose."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases import places
from cases.models import Woman

NOT_CHOSEN = {
    "id",
    "organisation",
    "code",
    "consortium_key",
    "has_identity",
    "version",
    "registered_on",
    "identity_index",
    "merged_into",
    "exchange_values",
    "status_seen_by",
}
"""What identifies a record, or follows from the rest, stays as it is on both."""

NAMED = {
    "citizenships": places.country_name,
    "country_of_birth": places.country_name,
    "primary_language": places.language_name,
    "secondary_language": places.language_name,
}


@dataclass(frozen=True)
class Difference:
    """One field that says two things. prefers_other: the record that is kept says nothing here."""

    name: str
    label: str
    kept: str
    other: str
    prefers_other: bool


def fields():
    return [field for field in Woman._meta.local_fields if field.name not in NOT_CHOSEN]


def differences(woman, other):
    return [_difference(field, woman, other) for field in fields() if _differs(field.name, woman, other)]


def agreements(woman, other):
    """[(label, value)] of what both records say in the same words."""
    same = (field for field in fields() if not _differs(field.name, woman, other))
    return [(label_of(field), shown(woman, field)) for field in same if getattr(woman, field.name)]


def shown(woman, field):
    """The value of a field in the reader's words."""
    value = getattr(woman, field.name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values() if part)
    if isinstance(value, list):
        return ", ".join(_named(field, code) for code in value)
    return str(_named(field, value)) if value not in ("", None) else ""


def label_of(field):
    label = str(field.verbose_name)
    return label[:1].upper() + label[1:]


def _differs(name, woman, other):
    return getattr(woman, name) != getattr(other, name)


def _difference(field, woman, other):
    hers, others = shown(woman, field), shown(other, field)
    return Difference(field.name, label_of(field), hers, others, bool(others and not hers))


def _named(field, code):
    if name := NAMED.get(field.name):
        return name(code)
    listed = getattr(field, "base_field", field) if isinstance(field, models.Field) else field
    return str(dict(listed.flatchoices).get(code, code))
