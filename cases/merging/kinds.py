"""Every kind of record that is hers, found from the models themselves, so that none can be forgotten."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from cases.records import CaseRecord, WomanRecord
from coalesce.encryption.fields import EncryptedField
from coalesce.tenancy import row_security


def of_a_woman():
    found = [model for model in row_security.owned_models() if issubclass(model, WomanRecord)]
    return sorted(found, key=lambda model: model._meta.label)


def of_a_case():
    return [model for model in of_a_woman() if issubclass(model, CaseRecord)]


def sealed_fields(model):
    return [field for field in model._meta.local_fields if isinstance(field, EncryptedField)]


@dataclass(frozen=True)
class Once:
    """She can have one of these for each combination of fields, among the rows for which the condition holds."""

    fields: tuple
    condition: Q


def once_a_woman(model):
    rules = [rule for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    pairs = [(rule.fields, rule.condition) for rule in rules]
    pairs += [(fields, None) for fields in model._meta.unique_together]
    pairs += [(("woman",), None) for field in model._meta.local_fields if field.name == "woman" and field.unique]
    return [
        Once(tuple(sorted(set(fields) - {"woman", "organisation"})), condition or Q())
        for fields, condition in pairs
        if "woman" in fields
    ]
