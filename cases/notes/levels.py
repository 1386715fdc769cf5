"""How confidential a note is, and the one rule of who may read which."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from coalesce.permissions import Permission, Role


class Level(models.TextChoices):
    TEAM = "team", _("The whole team")
    PILLAR = "pillar", _("One pillar")
    AUTHOR_AND_LEAD = "author_and_lead", _("Author and case lead")
    PRIVILEGED = "privileged", _("Legally privileged")


class Pillar(models.TextChoices):
    PSYCHOSOCIAL = "psychosocial", _("Psychosocial")
    LEGAL = "legal", _("Legal")
    ECONOMIC = "economic", _("Economic")


SPECIALISTS = {
    Pillar.PSYCHOSOCIAL: Role.SPECIALIST_PSYCHOSOCIAL,
    Pillar.LEGAL: Role.SPECIALIST_LEGAL,
    Pillar.ECONOMIC: Role.SPECIALIST_ECONOMIC,
}


def may_read(user):
    """Of the notes of a case that she may open: a condition for the query, so that nothing else is ever fetched."""
    allowed = Q(author=user) | Q(confidentiality=Level.TEAM)
    allowed |= Q(confidentiality=Level.PILLAR, pillar__in=pillars_of(user))
    if user.has_role(Role.SUPERVISOR):
        allowed |= Q(confidentiality=Level.AUTHOR_AND_LEAD)
    else:
        allowed |= Q(confidentiality=Level.AUTHOR_AND_LEAD, case__assigned_to=user)
    if user.has_role(Role.SPECIALIST_LEGAL):
        # Privilege belongs to the lawyers of her team, so an emergency opens none of it.
        allowed |= Q(confidentiality=Level.PRIVILEGED, case__in=Case.objects.worked_on_by(user))
    return allowed


def pillars_of(user):
    """Caseworkers and supervisors look into all three, a specialist into her own."""
    if user.has_role(Role.CASEWORKER) or user.has_role(Role.SUPERVISOR):
        return list(Pillar)
    return [pillar for pillar, specialist in SPECIALISTS.items() if user.has_role(specialist)]


def levels_for(user):
    """The levels that she may write under; privilege is for those who give legal advice."""
    if user.has_role(Role.SPECIALIST_LEGAL):
        return list(Level)
    return [level for level in Level if level != Level.PRIVILEGED]


def leads(user, case):
    """The caseworker who is responsible for a case, and the supervisors."""
    return case.assigned_to_id == user.pk or user.may(Permission.CASE_APPROVE)


def may_decide_existence(user, note):
    """note: one that she may read. Those who lead the case cannot read a privileged one, so there it is its author."""
    if note.confidentiality == Level.TEAM:
        return False
    if note.confidentiality == Level.PRIVILEGED:
        return note.author_id == user.pk
    return leads(user, note.case)
