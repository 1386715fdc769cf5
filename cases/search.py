"""Is she known here already? Looked up by code, by phone, and by a name that may be mistyped or in another script.

Nothing is matched across organisations, no name is stored in a searchable form, and what was typed is kept nowhere.
"""

import re
import time
import uuid
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import phones
from cases.codes import ALPHABET
from cases.models import Case, SafeContact, Woman
from cases.names import Query
from cases.naming import pages
from coalesce.audit import log
from coalesce.encryption import keyring
from coalesce.refusals import Refused

LIMIT = 20
SEARCHES_A_MINUTE = 30
SHORTEST_NAME = 3
CODE = re.compile(rf"([A-Z]{{2}}-?)?[{ALPHABET}]{{3,5}}")
CASE_NUMBER = re.compile(r"-[0-9]{1,3}$")

SAME_CODE, SAME_PHONE, LIKE_NAME = _("The code is the same"), _("The phone is the same"), _("The name sounds alike")


@dataclass(frozen=True)
class Found:
    """A case that may be hers. Her name is shown only to those who work with her; others learn whom to ask."""

    case: Case
    reason: str | Promise
    is_open_to_reader: bool


def search(*, typed, by):
    """At most LIMIT Found, the surest first."""
    _demand_patience(by)
    reasons = _by_code(typed) | _by_phone(typed, by) | _by_name(typed)
    found = _cases(_of_standing_records(reasons), by)
    log.record("women.searched", by=by, details={"found": len(found)})
    return found


def _by_code(typed):
    code = CASE_NUMBER.sub("", typed.strip().upper())
    if not CODE.fullmatch(code):
        return {}
    ids = Woman.objects.filter(code__contains=code).values_list("pk", flat=True)[:LIMIT]
    return dict.fromkeys(ids, SAME_CODE)


def _by_phone(typed, by):
    numbers = phones.readings(typed, by.organisation.country)
    indexes = [phones.index(number) for number in numbers]
    ids = SafeContact.objects.filter(phone_index__in=indexes).values_list("woman_id", flat=True)[:LIMIT]
    return dict.fromkeys(ids, SAME_PHONE) if indexes else {}


def _by_name(typed):
    query = Query(typed)
    if query.letters < SHORTEST_NAME:
        return {}
    scores = query.likeness_of(*pages.all_words())
    best = sorted(scores, key=scores.get, reverse=True)[:LIMIT]
    return {uuid.UUID(woman): LIKE_NAME for woman in best}


def _of_standing_records(reasons):
    """A record that was joined to another leads there, by its code and by every name in it."""
    joined = Woman.objects.filter(pk__in=reasons, merged_into__isnull=False)
    leads_to = dict(joined.values_list("pk", "merged_into"))
    standing = {}
    for woman, reason in reasons.items():
        standing.setdefault(leads_to.get(woman, woman), reason)
    return standing


def _cases(reasons, by):
    """Of the cases of one woman, one that the reader may open comes before a later one that she may not."""
    cases = Case.objects.findable_by(by).filter(woman__in=list(reasons)[:LIMIT]).select_related("assigned_to", "woman")
    cases = list(cases.order_by("opened_on", "code"))
    keys = [case.pk for case in cases]
    visible = dict(Case.objects.visible_to(by).filter(pk__in=keys).values_list("pk", "woman_id"))
    # Their names are shown, and each is sealed under a key of its own.
    keyring.load(visible.values())
    shown = {case.woman_id: case for case in sorted(cases, key=lambda case: case.pk in visible)}
    return [
        Found(shown[woman], reason, shown[woman].pk in visible) for woman, reason in reasons.items() if woman in shown
    ][:LIMIT]


def _demand_patience(by):
    """A person looks for women one by one; a program that tries a list of names is stopped."""
    window = f"searches:{by.pk}:{int(time.time() // 60)}"
    cache.add(window, 0, 120)
    if cache.incr(window) > SEARCHES_A_MINUTE:
        raise Refused(
            _("You have searched many times within a minute. Wait a minute, then search again."), "women.search_refused"
        )
