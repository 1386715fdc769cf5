"""Days in court, interviews and other appointments of her proceedings."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedCharField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet
from pillars.legal.models.proceedings import Proceeding


class HearingQuerySet(OwnedQuerySet):
    def planned(self):
        return self.filter(outcome=Hearing.Outcome.PLANNED)


class Hearing(CaseRecord):
    """An appointment, with what has to be arranged for it."""

    plain_fields = ("kind", "at", "interpreter", "accompaniment", "outcome", "recorded_on", "version")

    class Kind(models.TextChoices):
        HEARING = "hearing", _("Hearing in court")
        ASYLUM_INTERVIEW = "asylum_interview", _("Asylum interview")
        STATEMENT = "statement", _("Statement to the police")
        AUTHORITY = "authority", _("Appointment at an authority")
        LAWYER = "lawyer", _("Talk with her lawyer")
        OTHER = "other", _("Another appointment")

    class Interpreter(models.TextChoices):
        NOT_NEEDED = "not_needed", _("Not needed")
        TO_BOOK = "to_book", _("To be booked")
        BOOKED = "booked", _("Booked")

    class Accompaniment(models.TextChoices):
        NOT_ASKED = "", _("Not spoken of yet")
        NOT_WANTED = "not_wanted", _("She goes alone, by her own wish")
        TO_ARRANGE = "to_arrange", _("To be arranged")
        ARRANGED = "arranged", _("Arranged")

    class Outcome(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Took place")
        ADJOURNED = "adjourned", _("Put off")
        CANCELLED = "cancelled", _("Cancelled")
        SHE_DID_NOT_GO = "she_did_not_go", _("She did not go")

    proceeding = OwnedForeignKey(
        Proceeding,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="hearings",
        verbose_name=_("proceeding"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    at = models.DateTimeField(_("when"))
    place = EncryptedCharField(_("where"), max_length=200)
    interpreter = models.CharField(_("interpreter"), max_length=12, choices=Interpreter, default=Interpreter.NOT_NEEDED)
    accompaniment = models.CharField(_("who goes with her"), max_length=12, choices=Accompaniment, blank=True)
    outcome = models.CharField(_("how it went"), max_length=16, choices=Outcome, default=Outcome.PLANNED)
    note = EncryptedTextField(_("note"), max_length=4000)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(HearingQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("appointment")
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["organisation", "at"], name="hearings_by_day")]

    def __str__(self):
        return self.get_kind_display()

    @property
    def is_planned(self):
        return self.outcome == self.Outcome.PLANNED

    @property
    def lacks(self):
        """What still has to be arranged, in words."""
        interpreter = _("interpreter to be booked") if self.interpreter == self.Interpreter.TO_BOOK else ""
        company = _("company to be arranged") if self.accompaniment == self.Accompaniment.TO_ARRANGE else ""
        return [str(words) for words in (interpreter, company) if words]
