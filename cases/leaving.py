"""What accounts and the audit ask about cases: whose they still are, and what a record is called."""

from django.utils.translation import ngettext

from cases.models import Case, Woman


def open_cases_of(person):
    """A sentence about the cases that somebody has to hand over before she leaves, or None."""
    count = Case.objects.open().filter(assigned_to=person).count()
    if not count:
        return None
    sentence = ngettext(
        "%(name)s is responsible for %(count)d open case. Hand it over first.",
        "%(name)s is responsible for %(count)d open cases. Hand them over first.",
        count,
    )
    return sentence % {"name": person.name, "count": count}


def codes_of(woman_ids):
    return dict(Woman.objects.filter(pk__in=woman_ids).values_list("pk", "code"))


def joined_to(woman_id):
    return list(Woman.objects.filter(merged_into=woman_id).values_list("pk", flat=True))
