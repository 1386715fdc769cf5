"""Who may do what: one list of permissions, one of roles, one table between them."""

from enum import Enum
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(Enum):
    CASE_LIST = "case_list"
    CASE_VIEW = "case_view"
    CASE_VIEW_ALL = "case_view_all"
    CASE_PRINT = "case_print"
    CASE_OPEN = "case_open"
    CASE_EDIT = "case_edit"
    CASE_APPROVE = "case_approve"
    CASE_SEAL = "case_seal"
    TEAM_EDIT = "team_edit"
    EMERGENCY_REVIEW = "emergency_review"
    CASELOAD_VIEW = "caseload_view"
    CASELOAD_LIMITS = "caseload_limits"
    LEAVE_ENTER = "leave_enter"
    LEAVE_MANAGE = "leave_manage"
    LEAVER_HAND_OVER = "leaver_hand_over"
    WOMAN_MERGE = "woman_merge"
    CONSENT_EDIT = "consent_edit"
    LEGAL_BASIS_EDIT = "legal_basis_edit"
    OVERRIDE_ASK = "override_ask"
    OVERRIDE_APPROVE = "override_approve"
    OVERRIDE_REVIEW = "override_review"
    PILLAR_EDIT = "pillar_edit"
    INTERPRETERS_EDIT = "interpreters_edit"
    REFERRAL_LIST = "referral_list"
    REFERRAL_SEND = "referral_send"
    REFERRAL_ANSWER = "referral_answer"
    DIRECTORY_EDIT = "directory_edit"
    GAPS_EDIT = "gaps_edit"
    MYDAY = "myday"
    STATISTICS_CONSORTIUM = "statistics_consortium"
    STATISTICS_RELEASE = "statistics_release"
    HTCDS_IMPORT = "htcds_import"
    HTCDS_EXPORT = "htcds_export"
    USERS_MANAGE = "users_manage"
    ORGANISATIONS_MANAGE = "organisations_manage"
    AUDIT_VIEW = "audit_view"
    AUDIT_WOMAN = "audit_woman"
    HEALTH_VIEW = "health_view"


class Role(models.TextChoices):
    CASEWORKER = "caseworker", _("Caseworker")
    SPECIALIST_PSYCHOSOCIAL = "specialist_psychosocial", _("Psychosocial specialist")
    SPECIALIST_LEGAL = "specialist_legal", _("Legal specialist")
    SPECIALIST_ECONOMIC = "specialist_economic", _("Economic specialist")
    SUPERVISOR = "supervisor", _("Supervisor")
    ORGANISATION_MANAGER = "organisation_manager", _("Organisation manager")
    COORDINATOR = "coordinator", _("Consortium coordinator")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("System administrator")
    DATA_PROTECTION_OFFICER = "data_protection_officer", _("Data-protection officer")


P = Permission
SPECIALIST = frozenset({P.CASE_LIST, P.CASE_VIEW, P.CASE_PRINT, P.PILLAR_EDIT, P.REFERRAL_LIST, P.MYDAY, P.LEAVE_ENTER})
GRANTS = {
    Role.CASEWORKER: frozenset(
        {P.CASE_LIST, P.CASE_VIEW, P.CASE_OPEN, P.CASE_EDIT, P.CASE_SEAL, P.TEAM_EDIT, P.CONSENT_EDIT, P.PILLAR_EDIT}
        | {P.REFERRAL_LIST, P.REFERRAL_SEND, P.REFERRAL_ANSWER, P.MYDAY, P.INTERPRETERS_EDIT, P.CASE_PRINT}
        | {P.OVERRIDE_ASK, P.LEAVE_ENTER}
        | {P.DIRECTORY_EDIT}
    ),
    Role.SPECIALIST_PSYCHOSOCIAL: SPECIALIST,
    Role.SPECIALIST_LEGAL: SPECIALIST,
    Role.SPECIALIST_ECONOMIC: SPECIALIST,
    Role.SUPERVISOR: frozenset(
        {P.CASE_LIST, P.CASE_VIEW, P.CASE_VIEW_ALL, P.CASE_APPROVE, P.WOMAN_MERGE, P.TEAM_EDIT, P.AUDIT_WOMAN}
        | {P.CASE_SEAL, P.EMERGENCY_REVIEW, P.CASELOAD_VIEW, P.CASELOAD_LIMITS, P.OVERRIDE_APPROVE}
        | {P.REFERRAL_LIST, P.REFERRAL_ANSWER, P.MYDAY, P.CASE_PRINT, P.DIRECTORY_EDIT, P.GAPS_EDIT}
        | {P.LEAVE_ENTER, P.LEAVE_MANAGE, P.LEAVER_HAND_OVER}
    ),
    Role.ORGANISATION_MANAGER: frozenset(
        {P.USERS_MANAGE, P.INTERPRETERS_EDIT, P.CASELOAD_LIMITS, P.HTCDS_IMPORT, P.HTCDS_EXPORT, P.LEGAL_BASIS_EDIT}
        | {P.DIRECTORY_EDIT, P.GAPS_EDIT, P.MYDAY, P.LEAVE_ENTER, P.LEAVE_MANAGE, P.LEAVER_HAND_OVER}
    ),
    Role.COORDINATOR: frozenset({P.STATISTICS_CONSORTIUM, P.STATISTICS_RELEASE, P.GAPS_EDIT}),
    Role.SYSTEM_ADMINISTRATOR: frozenset({P.ORGANISATIONS_MANAGE, P.USERS_MANAGE, P.HEALTH_VIEW}),
    Role.DATA_PROTECTION_OFFICER: frozenset(
        {P.AUDIT_VIEW, P.AUDIT_WOMAN, P.EMERGENCY_REVIEW, P.LEGAL_BASIS_EDIT, P.OVERRIDE_REVIEW}
    ),
}


def granted(roles):
    """Everything that these roles (iterable of Role values) may do together."""
    return frozenset().union(*(GRANTS[Role(role)] for role in roles))


def requires(permission):
    """The view is for signed-in people whose roles grant this permission; others get 403."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded = login_required(guarded)
        guarded.access = permission
        return guarded

    return decorate


def signed_in(view):
    """The view is for everyone who signed in, whatever the role."""
    guarded = login_required(view)
    guarded.access = "signed in"
    return guarded


def public(view):
    """The view is for everyone; it shows nothing of anyone."""
    view.access = "public"
    return view
