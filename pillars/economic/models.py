"""What only the economic pillar keeps."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedModel


class LanguageLevel(CaseRecord):
    """How well she speaks a language on a day, on the common European scale."""

    plain_fields = ("language", "level", "reached_on", "tested", "version")

    class Level(models.TextChoices):
        PRE_A1 = "PRE_A1", _("Before A1")
        A1 = "A1", "A1"
        A2 = "A2", "A2"
        B1 = "B1", "B1"
        B2 = "B2", "B2"
        C1 = "C1", "C1"
        C2 = "C2", "C2"

    language = models.CharField(_("language"), max_length=3)
    level = models.CharField(_("level"), max_length=6, choices=Level)
    reached_on = models.DateField(_("on"), default=timezone.localdate)
    tested = models.BooleanField(_("from a test"), default=False)
    note = EncryptedTextField(_("note"), max_length=1000)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("language level")
        ordering = ["-reached_on", "-id"]

    def __str__(self):
        return self.get_level_display()
