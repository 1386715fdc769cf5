"""Entries of the audit as lines that a person can read."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from coalesce.audit import sentences, subjects

PERSON = "accounts.user"


@dataclass(frozen=True)
class Line:
    at: datetime
    who: str
    what: str
    details: list
    woman_id: object
    woman: str
    person: str
    sequence: int


def lines(entries):
    """The lines of these entries; the names of people and the codes of records are looked up once."""
    names = names_of({entry.actor_id for entry in entries} | {account_of(entry) for entry in entries})
    codes = subjects.codes_of({entry.woman_id for entry in entries if entry.woman_id})
    return [
        Line(
            at=entry.at,
            who=names[entry.actor_id],
            what=sentences.sentence(entry.event),
            details=list(plain(entry.details)),
            woman_id=entry.woman_id,
            woman=codes.get(entry.woman_id, ""),
            person="" if account_of(entry) in (None, entry.actor_id) else names[account_of(entry)],
            sequence=entry.sequence,
        )
        for entry in entries
    ]


def names_of(actor_ids):
    """{id: name}; what nobody did was done by the product, or by somebody who could not prove who she was."""
    found = dict(get_user_model().objects.filter(pk__in=actor_ids).values_list("pk", "name"))
    unknown = {None: _("Nobody who was signed in")}
    return {pk: found.get(pk) or unknown.get(pk) or _("A person who is gone") for pk in actor_ids}


def account_of(entry):
    """The id of the person whose account an entry is about, or None."""
    return int(entry.object_id) if entry.object_type == PERSON else None


def plain(details):
    for key, value in details.items():
        words = ", ".join(map(str, value)) if isinstance(value, list) else value
        yield key.replace("_", " "), words
