"""Every kind of record that is hers, found from the models themselves, so that none can be forgotten."""

from django.db import models

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


def once_a_woman(model):
    """What she can have only one of: for each such rule, the fields that tell one from another."""
    rules = [rule.fields for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    rules += [*model._meta.unique_together, *(["woman"] for field in _one_to_one(model))]
    return [sorted(set(fields) - {"woman", "organisation"}) for fields in rules if "woman" in fields]


def _one_to_one(model):
    return [field for field in model._meta.local_fields if field.name == "woman" and field.unique]
