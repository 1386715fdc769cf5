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


class AssessmentQuerySet(PillarQuerySet):
    def over_all(self):
        """Talks over all three pillars."""
        return self.filter(pillar="")

    def ended(self):
        return self.filter(state=Assessment.State.COMPLETE)

    def rating(self, pillar):
        """Talks of this pillar, and those over all three that rated a part of life of it."""
        codes = [domain.code for domain in pillar.domains]
        spoken_of = Rating.objects.filter(domain__in=codes).values("assessment")
        return self.ended().filter(models.Q(pillar=pillar.slug) | models.Q(pillar="", pk__in=spoken_of))


class Assessment(CaseRecord):
    """A talk about her needs, in one pillar or over all three, with a rating for each part of life spoken of."""

    plain_fields = (
        "kind",
        "pillar",
        "state",
        "held_on",
        "rated_by",
        "place_safe",
        "interpreter",
        "risks_answer",
        "next_on",
        "made_at",
        "version",
    )

    class Kind(models.TextChoices):
        SCREENING = "screening", _("First screening")
        INITIAL_NEEDS = "initial_needs", _("First assessment of her needs")
        RISK_SAFETY = "risk_safety", _("Risk and safety")
        PILLAR = "pillar", _("Needs in one pillar")
        REVIEW = "review", _("Review of her needs")
        EXIT = "exit", _("Ratings at the end")
        AFTERCARE = "aftercare", _("Talk in aftercare")

    class State(models.TextChoices):
        OPEN = "open", _("To be gone on with")
        COMPLETE = "complete", _("Complete")
        DECLINED = "declined", _("She did not want it")

    class RatedBy(models.TextChoices):
        WOMAN = "woman", _("by her")
        WORKER = "worker", _("by the worker")
        TOGETHER = "together", _("together")

    class Safe(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("Not sure")

    class RisksAnswer(models.TextChoices):
        TALKED = "talked", _("Talked over")
        DECLINED = "declined", _("She did not want to say")

    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.PILLAR, editable=False)
    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.COMPLETE, editable=False)
    held_on = models.DateField(_("date of the talk"), default=timezone.localdate)
    rated_by = models.CharField(_("rated"), max_length=8, choices=RatedBy, default=RatedBy.TOGETHER)
    place_safe = models.CharField(_("the place was safe to talk in"), max_length=7, choices=Safe, blank=True)
    with_whom = EncryptedTextField(_("who else was there"), max_length=500)
    interpreter = models.BooleanField(_("with an interpreter"), default=False)
    needs = EncryptedTextField(_("what she needs"), max_length=4000)
    risks_answer = models.CharField(_("what endangers or burdens her"), max_length=8, choices=RisksAnswer, blank=True)
    next_on = models.DateField(_("next talk"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(AssessmentQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("assessment")
        ordering = ["held_on", "made_at"]
        indexes = [models.Index(fields=["organisation", "case", "pillar", "held_on"], name="assessments_of_a_case")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="pillar") & ~models.Q(pillar="")
                | ~models.Q(kind="pillar") & models.Q(pillar=""),
                name="one_pillar_or_all_three",
            ),
            models.UniqueConstraint(
                fields=["case", "kind"], condition=models.Q(state="open"), name="one_open_assessment_of_a_kind"
            ),
        ]

    def __str__(self):
        return str(BY_SLUG[self.pillar] if self.pillar else self.get_kind_display())

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def tone(self):
        return {self.State.OPEN: "warn", self.State.COMPLETE: "ok"}.get(self.state, "quiet")


class Rating(CaseRecord):
    """How one part of her life is, from 1 (unsafe, no access) to 5 (independent, by her own choice)."""

    plain_fields = ("domain", "value", "no_answer", "wants_support")

    class NoAnswer(models.TextChoices):
        NOT_APPLICABLE = "not_applicable", _("Does not apply to her")
        DECLINED = "declined", _("She did not want to say")

    assessment = OwnedForeignKey(Assessment, on_delete=models.CASCADE, related_name="ratings")
    domain = models.CharField(_("part of life"), max_length=3, choices=DOMAIN_CHOICES)
    value = models.PositiveSmallIntegerField(
        _("rating"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    no_answer = models.CharField(_("instead of a rating"), max_length=14, choices=NoAnswer, blank=True)
    wants_support = models.BooleanField(_("she wants support here"), default=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("rating")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "domain"], name="one_rating_a_domain"),
            models.CheckConstraint(condition=models.Q(value__range=(1, 5)), name="ratings_from_1_to_5"),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(no_answer=""), name="a_rating_or_why_there_is_none"
            ),
        ]

    def __str__(self):
        return self.get_domain_display()

    @property
    def words(self):
        """What she said: a number, or why there is none."""
        return self.get_no_answer_display() if self.value is None else self.value


class Goal(CaseRecord):
    """Something she wants to reach, in her own words."""

    plain_fields = (
        "pillar",
        "domain",
        "priority",
        "baseline",
        "target",
        "status",
        "status_since",
        "set_on",
        "due_on",
        "made_at",
        "version",
    )

    class Priority(models.TextChoices):
        FIRST = "first", _("First of all")
        NEXT = "next", _("Next")
        LATER = "later", _("Later")

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("Not started")
        IN_PROGRESS = "in_progress", _("In progress")
        MET = "met", _("Met")
        PARTLY_MET = "partly_met", _("Partly met")
        DROPPED_BY_WOMAN = "dropped_by_woman", _("She dropped it")
        NO_LONGER_RELEVANT = "no_longer_relevant", _("No longer relevant")

    ENDED = {Status.DROPPED_BY_WOMAN, Status.NO_LONGER_RELEVANT}

    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    domain = models.CharField(_("part of life"), max_length=3, choices=DOMAIN_CHOICES)
    statement = EncryptedTextField(_("her goal, in her words"), max_length=1000, blank=False)
    priority = models.CharField(_("how soon"), max_length=5, choices=Priority, default=Priority.NEXT)
    baseline = models.PositiveSmallIntegerField(_("where she was"), null=True, blank=True, editable=False)
    target = models.PositiveSmallIntegerField(_("where she wants to be"), null=True, blank=True)
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
        constraints = [
            models.CheckConstraint(condition=models.Q(baseline__range=(1, 5)), name="goals_begin_from_1_to_5"),
            models.CheckConstraint(condition=models.Q(target__range=(1, 5)), name="goals_aim_from_1_to_5"),
        ]

    def __str__(self):
        return self.get_domain_display()

    @property
    def has_ended(self):
        """She gave it up, or life made it needless; a goal that was met stays in her plan."""
        return self.status in self.ENDED

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
        "provider",
        "interpreter",
        "mediator",
        "childcare",
        "reached",
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

    class Provider(models.TextChoices):
        OWN = "own", _("Our organisation")
        EXTERNAL = "external", _("Somebody else")
        REFERRAL = "referral", _("Through a referral")

    class Reached(models.TextChoices):
        BY_HER = "by_her", _("She called or wrote to us")
        AGREED = "agreed", _("She agreed to this time")

    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    service_type = models.CharField(_("service"), max_length=40, choices=SERVICE_CHOICES)
    held_on = models.DateField(_("date"), default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MaxValueValidator(1440)])
    mode = models.CharField(_("how"), max_length=14, choices=Mode, default=Mode.IN_PERSON)
    attendance = models.CharField(_("attendance"), max_length=28, choices=Attendance, default=Attendance.ATTENDED)
    provider = models.CharField(_("given by"), max_length=8, choices=Provider, default=Provider.OWN)
    interpreter = models.BooleanField(_("with an interpreter"), default=False)
    mediator = models.BooleanField(_("with a cultural mediator"), default=False)
    childcare = models.BooleanField(_("childcare was provided"), default=False)
    interpreted_by = OwnedForeignKey(
        "interpreters.Interpreter",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="services",
        verbose_name=_("who interpreted"),
    )
    reached = models.CharField(_("outside her safe times"), max_length=7, choices=Reached, blank=True)
    goal = OwnedForeignKey(
        Goal, on_delete=models.SET_NULL, null=True, blank=True, related_name="services", verbose_name=_("goal")
    )
    group_session = OwnedForeignKey(
        "groups.GroupSession",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        editable=False,
        verbose_name=_("group session"),
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
            models.UniqueConstraint(fields=["group_session", "case"], name="once_in_a_group_session"),
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
