"""Which emergency openings and which seals a person looks through."""

from django.db.models import Q

from cases.models import Case, EmergencyOpening, Seal
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Permission


def openings_for(user):
    """The data-protection officer's view is of all; a supervisor's, of the cases that she works on."""
    openings = EmergencyOpening.objects.select_related("case", "opened_by", "ended_by").newest_first()
    return openings if user.may(Permission.AUDIT_VIEW) else openings.filter(case__in=Case.objects.worked_on_by(user))


def seals_for(user):
    """A supervisor outside the team learns of a seal only when somebody has asked for it to be lifted."""
    seals = Seal.objects.unbroken().select_related("case", "sealed_by", "lifting_asked_by").defer("reason")
    if user.may(Permission.AUDIT_VIEW):
        return seals.order_by("sealed_at")
    hers = Q(case__in=Case.objects.worked_on_by(user)) | Q(lifting_asked_by__isnull=False)
    return seals.filter(hers).order_by("sealed_at")


def doors_she_may_end(user):
    return EmergencyOpening.objects.filter(Q(opened_by=user) | Q(case__in=Case.objects.worked_on_by(user)))


def what_was_read(opening):
    """What this person did with this woman's record from the opening until its end, from the audit."""
    entries = AuditEntry.objects.about(opening.woman_id).filter(actor_id=opening.opened_by_id)
    return entries.filter(at__gte=opening.opened_at, at__lte=opening.until)
