"""Deciding on which ground the organisation works."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.lawfulness.models import Article6, Article9, LegalBasis
from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import SENTENCE

NEEDS_A_LAW = {Article6.DUTY, Article6.PUBLIC, Article6.LEGITIMATE}, {Article9.SOCIAL_LAW, Article9.PUBLIC}
NAME_IT = _("Name the law, or where the balance of interests is written down: this ground does not stand by itself.")


@transaction.atomic
def decide_basis(*, purpose, article_6, article_9, by, law="", since=None, instead_of=None):
    """instead_of: the id of the ground that the form showed, or None; when another stands by now, nothing is saved.

    Deciding again what stands changes nothing.
    """
    before = LegalBasis.objects.current().select_for_update().filter(purpose=purpose).first()
    values = {"article_6": article_6, "article_9": article_9, "law": law}
    if before and all(getattr(before, name) == value for name, value in values.items()):
        return before
    if instead_of != (before and before.pk):
        raise Stale(SENTENCE, event="legal_basis.stale", about=before)
    if fault := fault_of(article_6, article_9, law):
        raise Refused(fault, "legal_basis.refused")
    if before:
        before.replaced_at = timezone.now()
        before.save(update_fields=["replaced_at"])
    basis = LegalBasis.objects.create(purpose=purpose, since=since or timezone.localdate(), decided_by=by, **values)
    log.record("legal_basis.decided", basis, by=by, details={"purpose": purpose, "basis": str(basis)})
    return basis


def fault_of(article_6, article_9, law):
    """Why this ground cannot stand as it is; None when it can."""
    asks_for_a_law = article_6 in NEEDS_A_LAW[0] or article_9 in NEEDS_A_LAW[1]
    return NAME_IT if asks_for_a_law and not law.strip() else None
