"""One shape for three pillars: assessments with ratings, goals, and services."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet
from pillars.catalogue import BY_SLUG, DOMAIN_CHOICES, PILLAR_CHOICES, SERVICE_CHOICES


class PillarQuerySet(OwnedQuerySet):
    def of(self, pillar):
        return self.filter(pillar=pillar.slug)


class Assessment(CaseRecord):
    """A talk about her needs in one pillar, with a rating for each part of life that was spoken of."""

    plain_fields = ("pillar", "held_on", "rated_by", "made_at", "version")

    class RatedBy(models.TextChoices):
        WOMAN = "woman", _("by her")
        WORKER = "worker", _("by the worker")
        TOGETHER = "together", _("together")

    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    held_on = models.DateField(_("date of the talk"), default=timezone.localdate)
    rated_by = models.CharField(_("rated"), max_length=8, choices=RatedBy, default=RatedBy.TOGETHER)
    needs = EncryptedTextField(_("what she needs"), max_length=4000)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(PillarQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("assessment")
        ordering = ["held_on", "made_at"]
        indexes = [models.Index(fields=["organisation", "case", "pillar", "held_on"], name="assessments_of_a_case")]

    def __str__(self):
        return str(BY_SLUG[self.pillar])


class Rating(CaseRecord):
    """How one part of her life is, from 1 (unsafe, no access) to 5 (independent, by her own choice)."""

    plain_fields = ("domain", "value", "wants_support")

    assessment = OwnedForeignKey(Assessment, on_delete=models.CASCADE, related_name="ratings")
    domain = models.CharField(_("part of life"), max_length=3, choices=DOMAIN_CHOICES)
    value = models.PositiveSmallIntegerField(
        _("rating"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    wants_support = models.BooleanField(_("she wants support here"), default=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("rating")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "domain"], name="one_rating_a_domain"),
            models.CheckConstraint(condition=models.Q(value__range=(1, 5)), name="ratings_from_1_to_5"),
        ]

    def __str__(self):
        return self.get_domain_display()


class Goal(CaseRecord):
    """Something she wants to reach, in her own words."""

    plain_fields = ("pillar", "domain", "status", "status_since", "set_on", "due_on", "made_at", "version")

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("Not started")
        IN_PROGRESS = "in_progress", _("In progress")
        MET = "met", _("Met")
        PARTLY_MET = "partly_met", _("Partly met")
        DROPPED_BY_WOMAN = "dropped_by_woman", _("She dropped it")
        NO_LONGER_RELEVANT = "no_longer_relevant", _("No longer relevant")

    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    domain = models.CharField(_("part of life"), max_length=3, choices=DOMAIN_CHOICES)
    statement = EncryptedTextField(_("her goal, in her words"), max_length=1000, blank=False)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.NOT_STARTED)
    status_since = models.DateField(default=timezone.localdate, editable=False)
    set_on = models.DateField(_("set on"), default=timezone.localdate)
    due_on = models.DateField(_("wished for by"), null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(PillarQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("goal")
        ordering = ["set_on", "made_at", "id"]
        indexes = [models.Index(fields=["organisation", "case", "pillar"], name="goals_of_a_case")]

    def __str__(self):
        return self.get_domain_display()

    @property
    def tone(self):
        return {self.Status.MET: "ok", self.Status.IN_PROGRESS: "info", self.Status.PARTLY_MET: "info"}.get(
            self.status, "quiet"
        )


class Service(CaseRecord):
    """A service that was offered to her on a day, whether she came or not."""

    plain_fields = (
        "pillar",
        "service_type",
        "held_on",
        "minutes",
        "mode",
        "attendance",
        "interpreter",
        "childcare",
        "made_at",
        "version",
    )

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        PHONE = "phone", _("By phone")
        VIDEO = "video", _("By video")
        MESSAGE = "message", _("By message")
        ACCOMPANIMENT = "accompaniment", _("Accompaniment")
        GROUP = "group", _("In a group")

    class Attendance(models.TextChoices):
        ATTENDED = "attended", _("She came")
        NO_SHOW = "no_show", _("She did not come")
        CANCELLED_BY_HER = "cancelled_by_her", _("She cancelled")
        CANCELLED_BY_US = "cancelled_by_organisation", _("We cancelled")

    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    service_type = models.CharField(_("service"), max_length=40, choices=SERVICE_CHOICES)
    held_on = models.DateField(_("date"), default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MaxValueValidator(1440)])
    mode = models.CharField(_("how"), max_length=14, choices=Mode, default=Mode.IN_PERSON)
    attendance = models.CharField(_("attendance"), max_length=28, choices=Attendance, default=Attendance.ATTENDED)
    interpreter = models.BooleanField(_("with an interpreter"), default=False)
    childcare = models.BooleanField(_("childcare was provided"), default=False)
    goal = OwnedForeignKey(
        Goal, on_delete=models.SET_NULL, null=True, blank=True, related_name="services", verbose_name=_("goal")
    )
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    note = EncryptedTextField(_("note"), max_length=4000)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(PillarQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("service")
        ordering = ["-held_on", "-made_at", "-id"]
        indexes = [models.Index(fields=["organisation", "case", "-held_on"], name="services_of_a_case")]
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes__lte=1440), name="services_last_a_day_at_most"),
        ]

    def __str__(self):
        return self.get_service_type_display()

    @property
    def took_place(self):
        return self.attendance == self.Attendance.ATTENDED

    @property
    def tone(self):
        if self.took_place:
            return "ok"
        return "warn" if self.attendance == self.Attendance.NO_SHOW else "quiet"
