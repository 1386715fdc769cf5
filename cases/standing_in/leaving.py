"""What accounts ask before somebody leaves: which tasks are still hers, beside the open cases that she leads."""

from django.db.models import Q
from django.utils.translation import ngettext

from cases.models import Case
from cases.reminders.models import Reminder
from cases.standing_in import holdings, tasks


def tasks_of(person):
    """A sentence, or None. It counts only what can be handed over: a task of a case that has ended keeps nobody."""
    cases = holdings.waiting_cases()
    aftercare = cases.filter(state=Case.State.CLOSED, assigned_to=person)
    taken_over = Reminder.objects.open().filter(Q(case=None) | Q(case__in=cases.values("pk")), handled_by=person)
    named = [(kind.words, kind.of(person).filter(case__in=cases.values("pk"))) for kind in tasks.kinds]
    counted = [(words, rows.count()) for words, rows in [(_aftercare, aftercare), *named, (_taken_over, taken_over)]]
    held = [(words, number) for words, number in counted if number]
    return _sentence(person, held) if held else None


def _sentence(person, held):
    count = sum(number for _words, number in held)
    sentence = ngettext(
        "%(name)s still holds %(count)d task: %(tasks)s. Hand it over first.",
        "%(name)s still holds %(count)d tasks: %(tasks)s. Hand them over first.",
        count,
    )
    listed = ", ".join(str(words(number)) for words, number in held)
    return sentence % {"name": person.name, "count": count, "tasks": listed}


def _aftercare(number):
    return ngettext("%(number)s case in aftercare", "%(number)s cases in aftercare", number) % {"number": number}


def _taken_over(number):
    words = ngettext(
        "%(number)s date taken over from a colleague", "%(number)s dates taken over from colleagues", number
    )
    return words % {"number": number}
