"""Who is known here already, by full name and date of birth, so that nobody is registered twice in silence."""

from cases.choices import BirthPrecision
from cases.models import Seal, Woman
from coalesce.encryption.many import open_quietly
from reporting.htcds.values import folded


def person(first_name, family_name, born):
    """What two rows about one woman have in common, or None when too little is known. born: as year-month-day."""
    known = (folded(first_name or ""), folded(family_name or ""), str(born or ""))
    return known if all(known) else None


def person_of(filled):
    return person(filled.get("prs_FirstName"), filled.get("prs_SecondName"), filled.get("prs_Birthdate"))


def known_here():
    """{person: code of the woman}, of those whose date of birth is certain and whose case is not sealed."""
    women = Woman.objects.standing().filter(has_identity=True, birth_precision=BirthPrecision.EXACT)
    women = women.exclude(pk__in=Seal.objects.unbroken().values("woman"))
    codes = dict(women.values_list("pk", "code"))
    opened = open_quietly(women, "first_name", "family_name", "date_of_birth")
    return {person(*words): codes[woman] for woman, words in opened.items() if person(*words)}
