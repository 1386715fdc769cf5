"""Three facts that are kept apart: which signs were seen, what an authority decided, and what she wishes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases import trafficking
from cases.identification import signs
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedJSONField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedModel


class Recorded(CaseRecord):
    """Who wrote it down, and when."""

    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(OwnedModel.Meta):
        abstract = True


class Screening(Recorded):
    """Signs that somebody looked for on a day. It sets no status and is never scored."""

    plain_fields = ("held_on", "known_from", "view", "made_at", "version")

    class Source(models.TextChoices):
        SEEN = "seen", _("What we saw ourselves")
        TOLD = "told", _("What she told without being asked")
        REFERRED = "referred", _("What another service wrote to us")
        SEVERAL = "several", _("Several of these")

    class View(models.TextChoices):
        TOO_LITTLE = "too_little", _("Too little is known to say")
        UNLIKELY = "unlikely", _("I see no reason to think so")
        POSSIBLE = "possible", _("It is possible: a specialist should hear of it")
        LIKELY = "likely", _("It is likely: a specialist should hear of it soon")

    held_on = models.DateField(_("date"), default=timezone.localdate)
    known_from = models.CharField(_("how it is known"), max_length=10, choices=Source)
    signs = EncryptedJSONField(_("signs"))
    words = EncryptedTextField(_("what was seen or heard, in plain facts"), max_length=4000)
    view = models.CharField(_("your own view"), max_length=10, choices=View, default=View.TOO_LITTLE)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("look at signs")
        ordering = ["-held_on", "-made_at"]
        indexes = [models.Index(fields=["organisation", "case", "-held_on"], name="screenings_of_a_case")]

    def __str__(self):
        return self.get_view_display()

    def by_dimension(self):
        return signs.by_dimension(self.signs or [])


class FormalStep(Recorded):
    """What an authority was told or decided about her identification, on a day."""

    plain_fields = ("status", "happened_on", "decided_by", "made_at", "version")

    class Status(models.TextChoices):
        NOT_REFERRED = "NOT_REFERRED", _("Not referred for identification")
        PRESUMED = "PRESUMED", _("Referred, presumed")
        REASONABLE_GROUNDS = "REASONABLE_GROUNDS", _("Reasonable grounds found")
        IDENTIFIED = "FORMALLY_IDENTIFIED", _("Formally identified")
        REFUSED = "REFUSED", _("Identification refused")
        APPEALED = "APPEALED", _("Appeal lodged")
        DECLINED = "DECLINED_BY_WOMAN", _("She declined identification")

    case = OwnedForeignKey("cases.Case", on_delete=models.CASCADE, related_name="formal_steps")
    status = models.CharField(_("formal status"), max_length=20, choices=Status)
    happened_on = models.DateField(_("on"))
    decided_by = models.CharField(_("by"), max_length=40, choices=trafficking.DecisionMaker, blank=True)
    authority = EncryptedTextField(_("which office, and its reference"), max_length=500)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("step of formal identification")
        ordering = ["-happened_on", "-made_at"]
        indexes = [models.Index(fields=["organisation", "case", "-happened_on"], name="formal_steps_of_a_case")]

    def __str__(self):
        return self.get_status_display()

    @property
    def tone(self):
        done = {self.Status.IDENTIFIED: "ok", self.Status.REASONABLE_GROUNDS: "info", self.Status.REFUSED: "warn"}
        return done.get(self.status, "quiet")


class OwnWish(Recorded):
    """What she wishes about her identification. Each answer is a new one; the ones before stay."""

    plain_fields = ("wish", "said_on", "made_at")

    class Wish(models.TextChoices):
        WANTS = "wants", _("She wants to be identified")
        DOES_NOT_WANT = "does_not_want", _("She does not want to be identified")
        UNDECIDED = "undecided", _("She has not decided yet")
        DECLINED = "declined", _("She did not want to say")
        NOT_ASKED = "not_asked", pgettext_lazy("wish", "She was not asked")

    case = OwnedForeignKey("cases.Case", on_delete=models.CASCADE, related_name="wishes")
    wish = models.CharField(_("her wish"), max_length=14, choices=Wish)
    said_on = models.DateField(_("on"), default=timezone.localdate)
    words = EncryptedTextField(_("in her words"), max_length=1000)

    class Meta(OwnedModel.Meta):
        verbose_name = _("her own wish")
        ordering = ["-said_on", "-made_at"]
        indexes = [models.Index(fields=["organisation", "case", "-said_on"], name="wishes_of_a_case")]

    def __str__(self):
        return self.get_wish_display()
