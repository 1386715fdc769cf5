"""What only the psychosocial pillar keeps."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedCharField, EncryptedJSONField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedModel
from pillars.psychosocial.instruments.catalogue import BY_CODE, INSTRUMENT_CHOICES


class SafetyPlan(CaseRecord):
    """What she and her worker agreed to do when danger comes near; or that she needs no plan, and why."""

    plain_fields = ("needed", "made_on", "review_on", "completed", "version")

    class Trigger(models.TextChoices):
        TRAFFICKER = "trafficker", _("Contact by traffickers")
        DEBT = "debt", _("People who say she owes them")
        FAMILY = "family", _("Threats to her family")
        ONLINE = "online", _("What is seen of her online")
        PARTNER = "partner", _("A partner")
        SELF_HARM = "self_harm", _("Wish to harm herself, or to die")
        CHILDREN = "children", _("Her children")
        COURT = "court", _("A day in court")
        RELOCATION = "relocation", _("Moving to another place")

    needed = models.BooleanField(_("she needs a plan"), default=True)
    reason = EncryptedTextField(_("why she needs none"), max_length=1000)
    made_on = models.DateField(_("made on"), default=timezone.localdate)
    review_on = models.DateField(_("next review"))
    triggers = EncryptedJSONField(_("what can bring danger"))
    warning_signs = EncryptedTextField(_("warning signs"), max_length=2000)
    measures = EncryptedTextField(_("what she will do"), max_length=2000)
    people = EncryptedTextField(_("people she can call"), max_length=2000)
    code_word = EncryptedCharField(_("code word"), max_length=60)
    online_safety = EncryptedTextField(_("phone and online"), max_length=2000)
    emergency_numbers = EncryptedTextField(_("numbers for an emergency"), max_length=500)
    children_plan = EncryptedTextField(_("for her children"), max_length=2000)
    completed = models.BooleanField(_("gone through to the end"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("safety plan")
        ordering = ["-made_on", "-id"]

    def __str__(self):
        return str(_("Safety plan") if self.needed else _("No safety plan needed"))


class Administration(CaseRecord):
    """A questionnaire that was gone through with her on a day."""

    plain_fields = (
        "instrument",
        "instrument_version",
        "timepoint",
        "held_on",
        "score",
        "flagged",
        "declined",
        "made_at",
        "version",
    )

    class Timepoint(models.TextChoices):
        T0 = "t0", _("T0, at the beginning")
        T1 = "t1", _("T1")
        T2 = "t2", _("T2")
        T3 = "t3", _("T3")
        T4 = "t4", _("T4")
        T5 = "t5", _("T5")
        T6 = "t6", _("T6")
        EXIT = "exit", _("At the end")
        AFTERCARE = "aftercare", _("In aftercare")

    instrument = models.CharField(_("questionnaire"), max_length=8, choices=INSTRUMENT_CHOICES)
    instrument_version = models.CharField(max_length=8, editable=False)
    timepoint = models.CharField(_("when"), max_length=9, choices=Timepoint, default=Timepoint.T0)
    held_on = models.DateField(_("date"), default=timezone.localdate)
    answers = EncryptedJSONField(_("answers"))
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True, editable=False)
    flagged = models.BooleanField(default=False, editable=False)
    declined = models.BooleanField(_("she declined"), default=False)
    administered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("questionnaire")
        ordering = ["held_on", "made_at", "id"]
        indexes = [models.Index(fields=["organisation", "case", "held_on"], name="administrations_of_a_case")]
        constraints = [
            models.CheckConstraint(condition=Q(declined=False) | Q(score=None), name="declined_is_not_scored"),
            models.CheckConstraint(condition=Q(flagged=False) | Q(score__isnull=False), name="flags_have_a_score"),
        ]

    def __str__(self):
        return str(self.of)

    @property
    def of(self):
        return BY_CODE[self.instrument]


class SafetyStep(CaseRecord):
    """What an answer demanded for her safety; due until somebody says what was done."""

    plain_fields = ("demanded_at", "taken", "taken_at")

    class Taken(models.TextChoices):
        PLAN = "plan", _("Her safety plan was made or gone through with her")
        HELP = "help", _("Emergency or medical help was called")
        OTHER = "other", _("Something else")

    administration = OwnedForeignKey(Administration, on_delete=models.CASCADE, related_name="safety_steps")
    demanded_at = models.DateTimeField(default=timezone.now, editable=False)
    taken = models.CharField(_("what was done"), max_length=5, choices=Taken, blank=True)
    words = EncryptedTextField(_("in a few words"), max_length=2000)
    taken_at = models.DateTimeField(null=True, editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta(OwnedModel.Meta):
        verbose_name = _("safety step")
        ordering = ["demanded_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["administration"], name="one_safety_step_a_questionnaire"),
            models.CheckConstraint(
                condition=Q(taken="", taken_at=None) | (~Q(taken="") & Q(taken_at__isnull=False)),
                name="taken_steps_have_a_time",
            ),
        ]

    def __str__(self):
        return str(_("Safety step"))

    @property
    def is_due(self):
        return self.taken_at is None


class Wording(OwnedModel):
    """The words of a questionnaire in one language, as the organisation supplied them from the official form."""

    plain_fields = ("instrument", "instrument_version", "language", "source", "items", "answers")

    instrument = models.CharField(max_length=8, choices=INSTRUMENT_CHOICES)
    instrument_version = models.CharField(max_length=8)
    language = models.CharField(max_length=3)
    source = models.CharField(max_length=200)
    items = models.JSONField()
    answers = models.JSONField()

    class Meta(OwnedModel.Meta):
        verbose_name = _("wording")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "instrument", "instrument_version", "language"], name="one_wording_a_language"
            ),
        ]

    def __str__(self):
        return f"{BY_CODE[self.instrument]} ({self.language})"
