"""Values of a woman's fields as JSON keeps them, and back."""

import datetime

from django.db import models

from cases.models import Woman
from coalesce.encryption.fields import EncryptedDateField


def plain(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value


def from_plain(name, value):
    """name: of Woman's field."""
    field = Woman._meta.get_field(name)
    if value is None:
        return None
    if isinstance(field, models.DateField | EncryptedDateField):
        return datetime.date.fromisoformat(value)
    return bytes.fromhex(value) if isinstance(field, models.BinaryField) else value
