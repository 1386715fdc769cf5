"""What she works, and since when she may."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from coalesce.encryption.fields import EncryptedCharField, EncryptedJSONField
from coalesce.tenancy import OwnedModel
from pillars.economic import decent_work, sectors
from pillars.economic.models.record import COMMON, EconomicRecord, ends_after_it_begins


class Employment(EconomicRecord):
    """Her status in working life over a time. One of them is the main one at any time."""

    plain_fields = ("status", "is_main", "since", "until", "hours", "contract", "sector", *COMMON)

    class Status(models.TextChoices):
        FULL_TIME = "EMP_FT", _("Employed full time")
        PART_TIME = "EMP_PT", _("Employed part time")
        TEMPORARY = "EMP_TEMP", _("Employed for a limited time")
        SELF_EMPLOYED = "SELF_EMP", _("Self-employed")
        INFORMAL = "INFORMAL", _("Work without papers")
        PLACEMENT = "INTERNSHIP", _("Internship or placement")
        REGISTERED = "UNEMPLOYED_REGISTERED", _("Unemployed, registered")
        NOT_REGISTERED = "UNEMPLOYED_NOT_REGISTERED", _("Unemployed, not registered")
        IN_EDUCATION = "IN_EDUCATION", _("In education")
        CARE = "CARE_DUTIES", _("Caring for family")
        ILL = "UNABLE_ILLNESS", _("Unable to work because of illness")
        NO_RIGHT = "NO_RIGHT_TO_WORK", _("May not work yet")
        INACTIVE = "INACTIVE_OTHER", _("Not working for another reason")
        UNKNOWN = "UNKNOWN", _("Not known")

    class Contract(models.TextChoices):
        PERMANENT = "PERMANENT", _("In writing, without an end")
        FIXED_TERM = "FIXED_TERM", _("In writing, until a date")
        SPOKEN = "SPOKEN", _("Spoken only")
        NONE = "NONE", _("No contract")
        UNKNOWN = "UNKNOWN", _("Not known")

    AT_WORK = {"EMP_FT", "EMP_PT", "EMP_TEMP", "SELF_EMP", "INFORMAL", "INTERNSHIP"}

    status = models.CharField(_("status"), max_length=26, choices=Status)
    is_main = models.BooleanField(_("her main status"), default=True)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours a week"), null=True, blank=True)
    contract = models.CharField(_("contract"), max_length=10, choices=Contract, blank=True)
    sector = models.CharField(_("sector"), max_length=1, choices=sectors.CHOICES, blank=True)
    employer = EncryptedCharField(_("employer"), max_length=200)
    answers = EncryptedJSONField(_("how the work is"))

    class Meta(OwnedModel.Meta):
        verbose_name = _("employment status")
        ordering = ["-since", "-id"]
        constraints = [
            ends_after_it_begins("employment_ends_after_it_begins"),
            models.CheckConstraint(
                condition=models.Q(hours__isnull=True) | models.Q(hours__lte=168), name="a_week_has_168_hours"
            ),
        ]

    def __str__(self):
        return self.get_status_display()

    @property
    def is_work(self):
        return self.status in self.AT_WORK

    @property
    def shows_signs(self):
        """Whether what she answered may be a sign that somebody exploits her again."""
        return decent_work.shows_signs(self.answers)


class RightToWork(EconomicRecord):
    """A time in which she may work, and why."""

    plain_fields = ("since", "until", "basis", "document_seen", *COMMON)

    class Basis(models.TextChoices):
        RESIDENCE_PERMIT = "RESIDENCE_PERMIT", _("Residence permit")
        WORK_PERMIT = "WORK_PERMIT", _("Work permit")
        ASYLUM_SEEKER = "ASYLUM_SEEKER", _("Asylum procedure, after the waiting time")
        PROTECTION = "PROTECTION", _("International protection")
        CITIZEN = "CITIZEN", _("Citizenship or free movement")
        OTHER = "OTHER", pgettext_lazy("right to work", "Other")

    basis = models.CharField(_("why"), max_length=16, choices=Basis)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    document_seen = models.BooleanField(_("the document was seen"), default=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("right to work")
        ordering = ["-since", "-id"]
        constraints = [ends_after_it_begins("right_to_work_ends_after_it_begins")]

    def __str__(self):
        return self.get_basis_display()
