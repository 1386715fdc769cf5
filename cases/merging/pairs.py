"""Pairs of records that may be one woman's, over a whole organisation, each with the reasons in words."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from cases import duplicates
from cases.merging.models import TwoWomen
from cases.models import Case, SafeContact, Woman
from cases.names import consonants, sounding

LIMIT = 30
CROWD = 40
"""Where more women than this share a name or a number, it tells none of them from the others."""


@dataclass(frozen=True)
class Pair:
    """Two cases of what may be one woman."""

    first: Case
    second: Case
    reasons: list


def shown_to(user):
    """At most LIMIT Pairs of records that this person may open, the surest first."""
    reasons = _by_number(SafeContact.objects.filter(woman__merged_into=None), "phone_index", duplicates.SAME_PHONE)
    _add(reasons, _by_number(Woman.objects.standing(), "identity_index", duplicates.SAME_DOCUMENT))
    _add(reasons, _by_name())
    for pair in TwoWomen.objects.values_list("first", "second"):
        reasons.pop(frozenset(pair), None)
    surest = sorted(reasons, key=lambda pair: -len(reasons[pair]))
    return _readable(surest, reasons, user)


def _by_number(rows, column, reason):
    """Pairs of women who share a phone, or a document."""
    owner = "woman" if rows.model is SafeContact else "pk"
    sharing = defaultdict(set)
    for number, woman in rows.exclude(**{f"{column}__isnull": True}).values_list(column, owner):
        sharing[bytes(number)].add(woman)
    return {pair: [reason] for women in sharing.values() for pair in _pairs(women)}


def _by_name():
    """Compared are those who share two parts of a name by their sound, or their only one."""
    everybody = duplicates.everybody()
    sharing = defaultdict(set)
    for woman, person in everybody.items():
        for parts in _sounds(person.name or person.called):
            sharing[parts].add(woman)
    found = {}
    for pair in {pair for women in sharing.values() for pair in _pairs(women)}:
        if reason := duplicates.reason_by_name(*(everybody[woman] for woman in pair)):
            found[pair] = [reason]
    return found


def _sounds(words):
    parts = sorted({consonants(sounding(word)) or word for word in words})
    return list(combinations(parts, 2)) if len(parts) > 1 else [tuple(parts)]


def _pairs(women):
    return map(frozenset, combinations(women, 2)) if 1 < len(women) <= CROWD else ()


def _add(reasons, further):
    for pair, why in further.items():
        reasons[pair] = [*reasons.get(pair, []), *why]


def _readable(pairs, reasons, user):
    women = {woman for pair in pairs for woman in pair}
    cases = Case.objects.worked_on_by(user).filter(woman__in=women).select_related("woman", "assigned_to")
    latest = {case.woman_id: case for case in cases.order_by("opened_on", "code")}
    shown = [pair for pair in pairs if pair <= latest.keys()][:LIMIT]
    return [Pair(*sorted((latest[woman] for woman in pair), key=_by_age), reasons[pair]) for pair in shown]


def _by_age(case):
    """The older record is the one that is kept, unless somebody chooses otherwise."""
    return case.opened_on, case.code
