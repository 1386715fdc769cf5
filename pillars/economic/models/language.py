"""The languages she speaks."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedModel
from pillars.economic.models.record import COMMON, EconomicRecord


class LanguageLevel(EconomicRecord):
    """How well she speaks a language on a day, on the common European scale."""

    plain_fields = ("language", "skill", "level", "reached_on", "tested", *COMMON)

    class Skill(models.TextChoices):
        OVERALL = "OVERALL", _("Overall")
        LISTENING = "LISTENING", _("Listening")
        SPEAKING = "SPEAKING", _("Speaking")
        READING = "READING", _("Reading")
        WRITING = "WRITING", _("Writing")

    class Level(models.TextChoices):
        PRE_A1 = "PRE_A1", _("Before A1")
        A1 = "A1", "A1"
        A2 = "A2", "A2"
        B1 = "B1", "B1"
        B2 = "B2", "B2"
        C1 = "C1", "C1"
        C2 = "C2", "C2"

    language = models.CharField(_("language"), max_length=3)
    skill = models.CharField(_("skill"), max_length=9, choices=Skill, default=Skill.OVERALL)
    level = models.CharField(_("level"), max_length=6, choices=Level)
    reached_on = models.DateField(_("on"), default=timezone.localdate)
    tested = models.BooleanField(_("from a test"), default=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("language level")
        ordering = ["-reached_on", "-id"]

    def __str__(self):
        return self.get_level_display()

    @property
    def step(self):
        """Its place on the scale, from 0."""
        return self.Level.values.index(self.level)
