"""What stands on the pages of her case: the results over time, and a mark while a safety step is due."""

from cases.panels import Panel
from pillars import gates
from pillars.access import may_read_words, may_write
from pillars.psychosocial.catalogue import PSYCHOSOCIAL
from pillars.psychosocial.instruments import access, results
from pillars.psychosocial.models import SafetyStep


def safety_steps_due(case, user):
    """For those who work in the pillar and those who supervise them; others must not learn what she answered."""
    if not may_read_words(user, PSYCHOSOCIAL):
        return []
    due = list(SafetyStep.objects.filter(case=case, taken_at=None))
    context = {"case": case, "steps": due, "may_write": may_write(user, PSYCHOSOCIAL)}
    return [Panel("psychosocial/_safety_step_due.html", context)] if due else []


def questionnaires(case, user):
    if not may_read_words(user, PSYCHOSOCIAL):
        return []
    is_open = not (case.is_closed or gates.is_too_early(case))
    used = access.used_by(user) if is_open else []
    context = {"case": case, "results": results.of(case, access.seen_by(user)), "used": used}
    return [*safety_steps_due(case, user), Panel("psychosocial/_questionnaires.html", context)]
