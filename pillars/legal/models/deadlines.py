"""Days by which something must be done, or a right of hers is lost."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.encryption.fields import EncryptedCharField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet
from pillars.legal.models.dates import FromALetter
from pillars.legal.models.proceedings import Proceeding
from pillars.legal.models.status import ResidencePermit


class DeadlineQuerySet(OwnedQuerySet):
    def open(self):
        return self.filter(done_on=None)


class Deadline(FromALetter):
    """One deadline of her case, of a proceeding, or of a decision on her stay, and whose task it is."""

    plain_fields = ("kind", "due_on", "counted_from", "confirmed_on", "done_on", "recorded_on", "version")

    class Kind(models.TextChoices):
        APPEAL = "appeal", _("Appeal")
        ASYLUM = "asylum", _("Step in the asylum procedure")
        COMPENSATION = "compensation", _("Claim for compensation")
        RESIDENCE = "residence", _("Application for residence")
        LEGAL_AID = "legal_aid", _("Application for legal aid")
        ANSWER = "answer", _("Answer to a court or authority")
        OTHER = "other", _("Another deadline")

    proceeding = OwnedForeignKey(
        Proceeding,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name=_("proceeding"),
    )
    permit = OwnedForeignKey(
        ResidencePermit, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="deadlines"
    )
    kind = models.CharField(_("what must be done"), max_length=14, choices=Kind)
    legal_basis = EncryptedCharField(_("legal basis"), max_length=200)
    due_on = models.DateField(_("by"))
    counted_from = models.DateField(_("counted from"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whose task"),
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    note = EncryptedTextField(_("note"), max_length=2000)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(DeadlineQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("legal deadline")
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["organisation", "due_on"], name="deadlines_by_day")]

    def __str__(self):
        return self.get_kind_display()
