"""The one door to a case: only for those who may open it, and always remembered."""

from django.shortcuts import get_object_or_404

from cases.models import Case
from coalesce.audit import log


def case_of(request, code):
    """The case with its woman and caseworker; one that this person may not open is as absent as one that never was."""
    cases = Case.objects.visible_to(request.user).select_related("woman", "assigned_to")
    case = get_object_or_404(cases, code=code)
    log.opened(case)
    return case
