"""The history of her stay: one status after the other, never two at once."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedCharField, EncryptedTextField
from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet

LASTS = Q(valid_from__isnull=False) | Q(issued_on__isnull=False) | Q(expires_on__isnull=False)


class TimeRange(Func):
    """From the first day that is known to the last one, both included; empty where a stay was only asked for."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self):
        first = Coalesce(F("valid_from"), F("issued_on"), F("expires_on"))
        super().__init__(first, F("expires_on"), Value("[]"))


class StatusQuerySet(OwnedQuerySet):
    def lasting(self):
        """Those that hold or held; what was only asked for gives her no stay yet."""
        return self.filter(LASTS)

    def meeting(self, first, last):
        """Those that hold on one of these days. last: None where there is no end."""
        begun = Coalesce(F("valid_from"), F("issued_on"), F("expires_on"))
        met = self.lasting().annotate(begun=begun).filter(Q(expires_on=None) | Q(expires_on__gte=first))
        return met if last is None else met.filter(begun__lte=last)

    def on(self, day):
        return self.meeting(day, day)

    def undecided(self):
        return self.exclude(applied_on=None).filter(decided_on=None)


class ResidencePermit(CaseRecord):
    """A status of residence: what she holds, held, or asked for, and what the authority decided."""

    plain_fields = (
        "kind",
        "basis",
        "valid_from",
        "issued_on",
        "expires_on",
        "applied_on",
        "decision_due",
        "decided_on",
        "decision",
        "recorded_on",
        "version",
    )

    class Kind(models.TextChoices):
        REFLECTION_PERIOD = "REFLECTION_PERIOD", _("Reflection period")
        COOPERATION = "THB_PERMIT_COOPERATION", _("Permit on cooperation")
        PERSONAL = "THB_PERMIT_PERSONAL", _("Permit on her personal situation")
        ASYLUM_APPLICANT = "ASYLUM_APPLICANT", _("Asylum applicant")
        REFUGEE = "REFUGEE", _("Refugee status")
        SUBSIDIARY = "SUBSIDIARY", _("Subsidiary protection")
        HUMANITARIAN = "HUMANITARIAN", _("Humanitarian permit")
        TEMPORARY = "TEMPORARY_PROTECTION", _("Temporary protection")
        FAMILY = "FAMILY", _("Family permit")
        WORK = "WORK", _("Work permit")
        STUDY = "STUDY", _("Study permit")
        OTHER = "OTHER_PERMIT", _("Another permit")
        LONG_TERM = "LONG_TERM_RESIDENT", _("Long-term residence")
        VISA = "VISA_SHORT", _("Short-stay visa")
        EU_CITIZEN = "EU_CITIZEN", _("Citizen of the European Union")
        CITIZEN = "CITIZEN_HOST", _("Citizen of this country")
        TOLERATED = "TOLERATED", _("Suspension of removal")
        IRREGULAR = "IRREGULAR", _("Without a right to stay so far")
        UNKNOWN = "UNKNOWN", _("Not known")

    class Basis(models.TextChoices):
        NOT_ASKED = "", _("Not recorded")
        PERSONAL = "personal", _("Her personal situation")
        COOPERATION = "cooperation", _("Cooperation with the authorities")
        PROTECTION = "protection", _("International protection")
        FAMILY = "family", _("Family")
        WORK = "work", _("Work or study")
        FREE_MOVEMENT = "free_movement", _("Citizenship or free movement")
        OTHER = "other", _("Another basis")

    class Decision(models.TextChoices):
        NONE = "", _("Not decided yet")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("She took her application back")

    kind = models.CharField(_("status"), max_length=30, choices=Kind)
    basis = models.CharField(_("on the basis of"), max_length=16, choices=Basis, blank=True)
    number = EncryptedCharField(_("number"), max_length=60)
    authority = EncryptedCharField(_("authority"), max_length=120)
    note = EncryptedTextField(_("note"), max_length=2000)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    issued_on = models.DateField(_("issued"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    applied_on = models.DateField(_("applied"), null=True, blank=True)
    decision_due = models.DateField(_("decision expected by"), null=True, blank=True)
    decided_on = models.DateField(_("decided"), null=True, blank=True)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(StatusQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("residence status")
        ordering = [F("expires_on").desc(nulls_first=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(issued_on=None) | Q(expires_on__gte=F("issued_on")))
                & (Q(valid_from=None) | Q(expires_on__gte=F("valid_from"))),
                name="permits_end_after_they_begin",
            ),
            models.CheckConstraint(condition=LASTS | Q(applied_on__isnull=False), name="permits_have_a_day"),
            ExclusionConstraint(
                name="one_status_at_a_time",
                expressions=[("case", RangeOperators.EQUAL), (TimeRange(), RangeOperators.OVERLAPS)],
                condition=LASTS,
            ),
        ]
        indexes = [models.Index(fields=["organisation", "expires_on"], name="permits_by_expiry")]

    def __str__(self):
        return self.get_kind_display()

    @property
    def begun_on(self):
        return self.valid_from or self.issued_on or self.expires_on

    @property
    def is_application(self):
        return self.begun_on is None

    def holds_on(self, day):
        return not self.is_application and self.begun_on <= day and (self.expires_on is None or day <= self.expires_on)
