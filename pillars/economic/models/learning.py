"""What she learns, and what is recognised of what she knows."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.choices import Education
from coalesce.encryption.fields import EncryptedCharField
from coalesce.tenancy import OwnedModel
from pillars.economic.models.record import COMMON, EconomicRecord, ends_after_it_begins


class Learning(EconomicRecord):
    """A school, a course or a training."""

    plain_fields = ("kind", "language", "isced", "since", "until", "outcome", "certificate", *COMMON)

    class Kind(models.TextChoices):
        LANGUAGE_COURSE = "LANGUAGE_COURSE", _("Language course")
        LITERACY = "LITERACY", _("Literacy")
        CIVIC_ORIENTATION = "CIVIC_ORIENTATION", _("Civic orientation")
        SCHOOL = "SCHOOL", _("School")
        HIGHER_EDUCATION = "HIGHER_EDUCATION", _("College or university")
        VOCATIONAL_TRAINING = "VOCATIONAL_TRAINING", _("Vocational training")
        DIGITAL_SKILLS = "DIGITAL_SKILLS", _("Digital skills")
        SHORT_COURSE = "SHORT_COURSE", _("Short course")
        OTHER = "OTHER", pgettext_lazy("learning", "Other")

    class Outcome(models.TextChoices):
        UNDER_WAY = "UNDER_WAY", _("Planned or under way")
        COMPLETED = "COMPLETED", _("Completed")
        LEFT = "LEFT", _("She left it")
        ENDED_EARLY = "ENDED_EARLY", _("Ended early for another reason")

    kind = models.CharField(_("what"), max_length=20, choices=Kind)
    language = models.CharField(_("language"), max_length=3, blank=True)
    isced = models.CharField(_("level of education"), max_length=40, choices=Education, blank=True)
    provider = EncryptedCharField(_("where"), max_length=200)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    outcome = models.CharField(_("how it went"), max_length=12, choices=Outcome, default=Outcome.UNDER_WAY)
    certificate = models.BooleanField(_("she has a certificate"), default=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("learning")
        ordering = ["-since", "-id"]
        constraints = [ends_after_it_begins("learning_ends_after_it_begins")]

    def __str__(self):
        return self.get_kind_display()

    @property
    def tone(self):
        return {self.Outcome.COMPLETED: "ok", self.Outcome.UNDER_WAY: "economic"}.get(self.outcome, "quiet")


class Recognition(EconomicRecord):
    """An application to have a skill or a qualification recognised."""

    plain_fields = ("kind", "applied_on", "result", "decided_on", *COMMON)

    class Kind(models.TextChoices):
        SCHOOL = "SCHOOL", _("School certificate")
        VOCATIONAL = "VOCATIONAL", _("Vocational qualification")
        DEGREE = "DEGREE", _("Degree")
        LICENCE = "LICENCE", _("Licence for a profession")
        SKILLS = "SKILLS", _("Skills without a certificate")

    class Result(models.TextChoices):
        WAITING = "WAITING", _("Waiting")
        RECOGNISED = "RECOGNISED", _("Recognised")
        PARTLY = "PARTLY", _("Partly recognised")
        NOT_RECOGNISED = "NOT_RECOGNISED", _("Not recognised")
        WITHDRAWN = "WITHDRAWN", _("She withdrew it")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    what = EncryptedCharField(_("what"), max_length=200, blank=False)
    authority = EncryptedCharField(_("authority"), max_length=200)
    applied_on = models.DateField(_("applied on"))
    result = models.CharField(_("result"), max_length=14, choices=Result, default=Result.WAITING)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    class Meta(OwnedModel.Meta):
        verbose_name = _("recognition")
        ordering = ["-applied_on", "-id"]
        constraints = [ends_after_it_begins("recognition_follows_application", "applied_on", "decided_on")]

    def __str__(self):
        return self.get_kind_display()

    @property
    def tone(self):
        good = {self.Result.RECOGNISED: "ok", self.Result.PARTLY: "ok", self.Result.WAITING: "info"}
        return good.get(self.result, "quiet")
