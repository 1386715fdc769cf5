"""Women who may be known here already, each with the reasons in words: no score decides who somebody is."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from cases import papers, phones
from cases.choices import Channel
from cases.models import Case, SafeContact, Woman
from cases.names import Query, folded, sounding
from cases.naming import pages

LIMIT = 5
SAME_PHONE = _("The phone is the same")
SAME_DOCUMENT = _("The number of the identity document is the same")
SAME_NAME_AND_YEAR = _("The name and the year of birth are the same")
LIKE_NAME_AND_CITIZENSHIP = _("The name sounds alike and the citizenship is the same")
NAMES = ("first_name", "middle_name", "family_name", "known_as")


@dataclass(frozen=True)
class Known:
    """A case of a woman who may be the same. Who does not work with her learns whom to ask, and no more."""

    case: Case
    is_open_to_reader: bool
    reasons: list


@dataclass(frozen=True)
class Person:
    """What one woman is compared by. name: the words of her full name as they sound."""

    name: frozenset
    called: frozenset
    year: str = ""
    citizenships: frozenset = field(default_factory=frozenset)

    @property
    def words(self):
        return " ".join(sorted(self.name | self.called))


def of(*, identity, contact, by, besides=None):
    """At most LIMIT Known, the surest first. identity, contact: values of Woman and SafeContact."""
    reasons = defaultdict(list)
    for find in (_by_phone(contact), _by_document(identity), _by_name(person_of(identity))):
        for woman, reason in find:
            if woman != besides:
                reasons[woman].append(reason)
    surest = sorted(reasons, key=lambda woman: -len(reasons[woman]))
    return _known({woman: reasons[woman] for woman in surest}, by)[:LIMIT]


def everybody():
    """{woman's id: Person} of all who are registered here, one record for each."""
    written = {woman: pages.cut(line) for woman, line in pages.everybody().items()}
    registered = Woman.objects.standing().filter(has_identity=True).values_list("pk", "citizenships")
    return {
        woman: Person(_words(line.name), _words(line.called), line.year, frozenset(citizenships))
        for woman, citizenships in registered
        if (line := written.get(woman.hex))
    }


def person_of(identity):
    born = identity.get("date_of_birth")
    return Person(
        _words(*(identity.get(name, "") for name in NAMES[:3])),
        _words(identity.get("known_as", "")),
        str(born.year) if born else "",
        frozenset(identity.get("citizenships", ())),
    )


def reason_by_name(one, other):
    """Why two Persons may be one as far as their names go, or None; said once, by the stronger of the two reasons."""
    if one.name and one.name == other.name and one.year and one.year == other.year:
        return SAME_NAME_AND_YEAR
    if one.citizenships & other.citizenships and sounds_alike(one, other):
        return LIKE_NAME_AND_CITIZENSHIP
    return None


def sounds_alike(one, other):
    """A first name alone is shared by many: with a longer name on the other side it says nothing."""
    fewer, more = sorted((one.name or one.called, other.name or other.called), key=len)
    if not fewer or (len(fewer) == 1 and len(more) > 1):
        return False
    return bool(Query(" ".join(fewer)).likeness({0: " ".join(more)}))


def _words(*names):
    return frozenset(map(sounding, folded(" ".join(names)).split()))


def _by_phone(contact):
    if not contact or contact["channel"] not in Channel.by_phone():
        return []
    index = phones.index(phones.in_one_spelling(contact["value"]) or "")
    ids = SafeContact.objects.filter(phone_index=index).values_list("woman", flat=True)
    return [(woman, SAME_PHONE) for woman in dict.fromkeys(ids)]


def _by_document(identity):
    index = papers.index(identity.get("identity_number", ""))
    found = Woman.objects.standing().filter(identity_index=index) if index else Woman.objects.none()
    return [(woman, SAME_DOCUMENT) for woman in found.values_list("pk", flat=True)]


def _by_name(person):
    if not person.words:
        return []
    near = Query(" ".join(person.name or person.called))
    others = everybody()
    close = near.likeness({woman: other.words for woman, other in others.items()})
    return [(woman, reason) for woman in close if (reason := reason_by_name(person, others[woman]))]


def _known(reasons, by):
    cases = Case.objects.findable_by(by).filter(woman__in=list(reasons)).select_related("assigned_to", "woman")
    latest = {case.woman_id: case for case in cases.order_by("opened_on", "code")}
    keys = [case.pk for case in latest.values()]
    visible = set(Case.objects.visible_to(by).filter(pk__in=keys).values_list("pk", flat=True))
    found = ((latest[woman], why) for woman, why in reasons.items() if woman in latest)
    return [Known(case, case.pk in visible, why) for case, why in found]
