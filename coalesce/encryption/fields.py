"""Model fields whose values the database never sees."""

import datetime
import json

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from coalesce.encryption import cipher, keyring
from coalesce.tenancy import acting


class Sealed:
    """A value as it lies in the database; it opens only through its model instance."""

    __slots__ = ("ciphertext",)

    def __init__(self, ciphertext):
        self.ciphertext = bytes(ciphertext)

    def __repr__(self):
        return "•••"

    __str__ = __repr__


class OpeningAttribute(DeferredAttribute):
    """Opens the value when somebody reads it, and remembers for the audit whose it was."""

    def __get__(self, instance, cls=None):
        value = super().__get__(instance, cls)
        if instance is not None and isinstance(value, Sealed):
            value = self.field.open(instance, value.ciphertext)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance, value):
        """Makes this a data descriptor, which Python asks before it looks into the instance."""
        instance.__dict__[self.field.attname] = value


class EncryptedField(models.Field):
    """Common to all: sealed under the key of the record's holder, bound to organisation, holder, table, row and field.

    The model says whose key in `sealed_under`: "woman_id" (a woman's record), "id" (the woman herself),
    or "organisation" (the organisation's own). An empty value is stored as it is: NULL.
    """

    descriptor_class = OpeningAttribute
    empty = ""

    def __init__(self, *args, **kwargs):
        kwargs["null"] = True
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("null", None)
        return name, path, args, kwargs

    def db_type(self, connection):
        return "bytea"

    def get_internal_type(self):
        return "BinaryField"

    def get_default(self):
        return super().get_default() if self.has_default() else self.empty

    def from_db_value(self, value, expression, connection):
        return self.empty if value is None else Sealed(value)

    def pre_save(self, instance, add):
        value = instance.__dict__.get(self.attname, self.empty)
        if isinstance(value, Sealed) or value in (self.empty, None):
            return value
        holder = holder_of(instance)
        return Sealed(cipher.seal(keyring.data_key(holder), self.to_bytes(value), self.place(instance, holder)))

    def get_db_prep_value(self, value, connection, prepared=False):
        if isinstance(value, Sealed):
            return connection.Database.Binary(value.ciphertext)
        if value in (self.empty, None):
            return None
        raise FieldError(f"{self.name} is sealed: save the instance instead of update() or filter().")

    def get_lookup(self, lookup_name):
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def value_to_string(self, instance):
        return "•••"

    def open(self, instance, ciphertext):
        holder = holder_of(instance)
        if holder != keyring.ORGANISATION:
            acting().women_read.add(holder)
        return self.from_bytes(cipher.open_sealed(keyring.data_key(holder), ciphertext, self.place(instance, holder)))

    def place(self, instance, holder):
        row = instance.pk
        return f"{instance.organisation_id}|{holder}|{instance._meta.db_table}|{row}|{self.column}".encode()

    def asked_as(self, kind, max_length=None, **kwargs):
        """The form field of an unsealed field of this kind."""
        like = kind(self.verbose_name, max_length=max_length, blank=self.blank, help_text=self.help_text)
        return like.formfield(**kwargs)

    def to_bytes(self, value):
        return str(value).encode()

    def from_bytes(self, plaintext):
        return plaintext.decode()


class EncryptedCharField(EncryptedField):
    """A short text; max_length is the form's limit."""

    def formfield(self, **kwargs):
        return self.asked_as(models.CharField, max_length=self.max_length, **kwargs)


class EncryptedTextField(EncryptedField):
    """A text of any length; max_length is the form's limit."""

    def formfield(self, **kwargs):
        return self.asked_as(models.TextField, max_length=self.max_length, **kwargs)


class EncryptedDateField(EncryptedField):
    """A date, None when empty."""

    empty = None

    def to_bytes(self, value):
        return value.isoformat().encode()

    def from_bytes(self, plaintext):
        return datetime.date.fromisoformat(plaintext.decode())

    def formfield(self, **kwargs):
        return self.asked_as(models.DateField, **kwargs)


class EncryptedJSONField(EncryptedField):
    """Lists and dictionaries of plain values, None when empty."""

    empty = None

    def to_bytes(self, value):
        return json.dumps(value, ensure_ascii=False).encode()

    def from_bytes(self, plaintext):
        return json.loads(plaintext)


def holder_of(instance):
    """The UUID of the holder of the key under which this record is sealed."""
    under = getattr(instance, "sealed_under", "woman_id")
    return keyring.ORGANISATION if under == "organisation" else getattr(instance, under)


def holds(instance, name):
    """Whether a sealed field holds anything, without opening it."""
    return bool(instance.__dict__.get(name))
