"""What protects her: measures that somebody ordered, and what she needs in proceedings."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedCharField, EncryptedJSONField, EncryptedTextField
from coalesce.tenancy import OwnedModel


class ProtectionMeasure(CaseRecord):
    """An order or an arrangement that keeps somebody away from her, or keeps her unknown."""

    plain_fields = ("kind", "begins_on", "ends_on", "recorded_on", "version")

    class Kind(models.TextChoices):
        NO_CONTACT = "no_contact", _("No-contact order")
        BARRING = "barring", _("Barring order")
        EUROPEAN = "european_order", _("European protection order")
        WITNESS = "witness_protection", _("Witness protection")
        POLICE = "police", _("Protection by the police")
        ADDRESS = "address", _("Address kept secret")
        OTHER = "other", _("Another measure")

    kind = models.CharField(_("measure"), max_length=20, choices=Kind)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    authority = EncryptedCharField(_("ordered by"), max_length=200)
    note = EncryptedTextField(_("note"), max_length=2000)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("protection measure")
        ordering = ["-begins_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")), name="measures_end_after_they_begin"
            )
        ]

    def __str__(self):
        return self.get_kind_display()

    def holds_on(self, day):
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)


class ProtectionNeeds(CaseRecord):
    """The individual assessment of Directive 2012/29/EU: what she needs, so that proceedings do not harm her again."""

    plain_fields = ("assessed_on", "assessor", "recorded_on", "version")

    class Assessor(models.TextChoices):
        ORGANISATION = "organisation", _("Our organisation")
        POLICE = "police", _("The police")
        PROSECUTION = "prosecution", _("The prosecution")
        COURT = "court", _("A court")
        SUPPORT = "support", _("A support service")

    class Need(models.TextChoices):
        ROOMS = "rooms", _("Interviews in rooms made for them")
        TRAINED = "trained", _("Interviews by trained people")
        SAME_PERSON = "same_person", _("The same interviewer each time")
        SAME_GENDER = "same_gender", _("An interviewer of the gender she chooses")
        NO_SIGHT = "no_sight", _("No sight of the accused")
        REMOTE = "remote", _("Heard without being in the court room")
        NO_PRIVATE = "no_private", _("No needless questions about her private life")
        CLOSED = "closed", _("A hearing without the public")

    assessed_on = models.DateField(_("assessed on"))
    assessor = models.CharField(_("assessed by"), max_length=14, choices=Assessor)
    needs = EncryptedJSONField(_("what she needs"), blank=False)
    note = EncryptedTextField(_("note"), max_length=2000)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("needs of protection in proceedings")
        ordering = ["-assessed_on", "id"]

    def __str__(self):
        return str(self.assessed_on)

    def needs_in_words(self):
        return [self.Need(need).label for need in self.needs or []]
