"""Words go from one woman's key to another's."""

import datetime

import pytest

from cases.merging import kinds, moving
from coalesce.encryption.fields import EncryptedDateField, EncryptedJSONField

SAMPLES = {EncryptedJSONField: {"words": ["Words"]}, EncryptedDateField: datetime.date(1999, 5, 1)}


def sample(field):
    return SAMPLES.get(type(field), "Words")


@pytest.fixture(autouse=True)
def acting(acts, ben):
    with acts(ben):
        yield


@pytest.mark.parametrize("model", kinds.of_a_woman(), ids=lambda model: model._meta.label)
def test_the_words_of_every_kind_of_record_open_under_the_other_key_alone(model, case, second):
    fields = kinds.sealed_fields(model)
    row = model(woman=second.woman)
    for field in fields:
        row.__dict__[field.attname] = sample(field)
        row.__dict__[field.attname] = field.pre_save(row, add=True)

    changes = moving._sealed_anew(row, second.woman, to=case.woman)

    moved = model(pk=row.pk, woman=case.woman)
    moved.__dict__.update({field.attname: changes[field.name] for field in fields})
    assert {field.name: getattr(moved, field.name) for field in fields} == {one.name: sample(one) for one in fields}
