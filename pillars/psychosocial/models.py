"""What only the psychosocial pillar keeps."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedModel


class SafetyPlan(CaseRecord):
    """What she and her worker agreed to do when danger comes near."""

    plain_fields = ("made_on", "review_on", "version")

    made_on = models.DateField(_("made on"), default=timezone.localdate)
    review_on = models.DateField(_("next review"))
    warning_signs = EncryptedTextField(_("warning signs"), max_length=2000)
    measures = EncryptedTextField(_("what she will do"), max_length=2000, blank=False)
    people = EncryptedTextField(_("people she can call"), max_length=2000)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("safety plan")
        ordering = ["-made_on", "-id"]

    def __str__(self):
        return str(_("Safety plan"))
