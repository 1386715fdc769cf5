"""The one door to a case: only for those who may open it, and always remembered."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.models import Case, EmergencyOpening
from coalesce.audit import log
from coalesce.permissions import Permission
from coalesce.refusals import Refused

READING = ("GET", "HEAD")
OF_A_TEAM = {
    Permission.CASE_EDIT,
    Permission.CASE_APPROVE,
    Permission.CASE_PRINT,
    Permission.CASE_SEAL,
    Permission.TEAM_EDIT,
    Permission.CONSENT_EDIT,
    Permission.PILLAR_EDIT,
    Permission.REFERRAL_LIST,
    Permission.REFERRAL_SEND,
    Permission.OVERRIDE_ASK,
    Permission.OVERRIDE_APPROVE,
}
"""What nobody does in a case that she opened in an emergency."""


def case_of(request, code):
    """The case with its woman and caseworker; one that this person may not open is as absent as one that never was."""
    cases = Case.objects.visible_to(request.user).with_doors(request.user).select_related("woman", "assigned_to")
    case = get_object_or_404(cases, code=code)
    if not case.is_worked_on:
        _let_her_read_only(request, case)
    log.opened(case)
    return case


def _let_her_read_only(request, case):
    """Whoever opened a case in an emergency reads its pages, one by one on record, and writes nowhere in it."""
    page = request.resolver_match
    case.opening = EmergencyOpening.objects.live().filter(case=case, opened_by=request.user).newest_first().first()
    if request.method not in READING or page.func.access != Permission.CASE_VIEW:
        raise Refused(
            _("You opened this case in an emergency: you can read it, and its team alone writes in it or prints it."),
            event="emergency.write_refused",
        )
    details = {"opening": str(case.opening.pk), "occasion": case.opening.occasion, "page": page.view_name}
    log.record("emergency.read", case, by=request.user, details=details)
    # Every page asks this user what she may do, so nothing on it offers or takes more than reading.
    request.user.granted -= OF_A_TEAM
