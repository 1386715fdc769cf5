"""A file about her: what it is and who may read it; its bytes lie sealed on the disk."""

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedCharField
from coalesce.permissions import Role
from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet

FOR_LEGAL = Role.SPECIALIST_LEGAL


class DocumentQuerySet(OwnedQuerySet):
    def readable_by(self, user):
        """Legal papers are for legal specialists, for who leads the case, and for who added them."""
        if user.has_role(FOR_LEGAL):
            return self
        for_all = Q(confidentiality=Document.Confidentiality.TEAM)
        return self.filter(for_all | Q(uploaded_by=user) | Q(case__assigned_to=user))

    def size_of(self, woman_id):
        """How many bytes are kept about her, in all of her cases."""
        return self.filter(woman_id=woman_id).aggregate(Sum("size"))["size__sum"] or 0


class Document(CaseRecord):
    """A file. Its original name is not kept: names of files say too much."""

    plain_fields = ("kind", "pillar", "confidentiality", "extension", "size", "stored_as", "uploaded_at")

    class Kind(models.TextChoices):
        IDENTITY = "identity", _("Identity document")
        RESIDENCE = "residence", _("Residence or asylum paper")
        COURT = "court", _("Court or police paper")
        MEDICAL = "medical", _("Medical paper")
        CONSENT = "consent", _("Signed consent")
        WORK = "work", _("Work, school or training paper")
        LETTER = "letter", _("Letter")
        OTHER = "other", _("Another document")

    class Pillar(models.TextChoices):
        PSYCHOSOCIAL = "psychosocial", _("Psychosocial")
        LEGAL = "legal", _("Legal")
        ECONOMIC = "economic", _("Economic")

    class Confidentiality(models.TextChoices):
        TEAM = "team", _("Everyone who may open her case")
        LEGAL = "legal", _("Legal specialists and her caseworker only")

    title = EncryptedCharField(_("what it is"), max_length=120, blank=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    pillar = models.CharField(_("pillar"), max_length=12, choices=Pillar, blank=True)
    confidentiality = models.CharField(
        _("who may read it"), max_length=8, choices=Confidentiality, default=Confidentiality.TEAM
    )
    extension = models.CharField(max_length=4, editable=False)
    size = models.PositiveIntegerField(_("size"), editable=False)
    stored_as = models.CharField(max_length=32, unique=True, editable=False)
    uploaded_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = OwnedManager.from_queryset(DocumentQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("document")
        ordering = ["-uploaded_at", "-id"]
        indexes = [
            models.Index(fields=["organisation", "case", "-uploaded_at"], name="documents_of_a_case"),
            models.Index(fields=["organisation", "woman"], name="documents_of_a_woman"),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def is_for_legal(self):
        return self.confidentiality == self.Confidentiality.LEGAL

    @property
    def download_name(self):
        """What the file is called outside: her code and a day, and nothing of what is in it."""
        return f"{self.case.code}-{self.uploaded_at:%Y-%m-%d}.{self.extension}"

    def may_be_removed_by(self, user):
        return user.pk in {self.uploaded_by_id, self.case.assigned_to_id}
