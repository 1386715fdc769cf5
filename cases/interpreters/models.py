"""Who interprets, and who must never be asked to for one woman."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.circumstances import InterpreterGender
from cases.records import WomanRecord
from coalesce.encryption.fields import EncryptedCharField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet


class InterpreterQuerySet(OwnedQuerySet):
    def active(self):
        return self.filter(is_active=True)

    def allowed_for(self, woman):
        """Those whom she has not ruled out, of the gender that she wants beside her."""
        ruled_out = woman.ruled_out.filter(interpreter__isnull=False).values("interpreter")
        allowed = self.active().exclude(pk__in=ruled_out)
        return allowed.filter(gender=woman.interpreter_gender) if wishes_a_gender(woman) else allowed


class Interpreter(OwnedModel):
    """A person who interprets or mediates for the organisation."""

    sealed_under = "organisation"
    plain_fields = ("kind", "languages", "gender", "is_active", "version")

    class Kind(models.TextChoices):
        INTERPRETER = "interpreter", _("Interpreter")
        MEDIATOR = "mediator", _("Cultural mediator")

    class Gender(models.TextChoices):
        FEMALE = "FEMALE", _("Woman")
        MALE = "MALE", _("Man")
        OTHER = "OTHER", _("Another gender, or not said")

    name = EncryptedCharField(_("name"), max_length=120, blank=False)
    kind = models.CharField(_("works as"), max_length=12, choices=Kind, default=Kind.INTERPRETER)
    languages = ArrayField(models.CharField(max_length=3), verbose_name=_("languages"), default=list)
    gender = models.CharField(_("gender"), max_length=6, choices=Gender)
    availability = EncryptedTextField(_("when and how to book"), max_length=1000)
    is_active = models.BooleanField(_("works for us"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(InterpreterQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("interpreter")
        ordering = ["id"]

    def __str__(self):
        return self.name


class RuledOut(WomanRecord):
    """Somebody who must not interpret for her: one of the organisation's own, or a person who is described."""

    plain_fields = ("since",)

    woman = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="ruled_out")
    interpreter = OwnedForeignKey(
        Interpreter, on_delete=models.CASCADE, null=True, blank=True, related_name="ruled_out_by"
    )
    who = EncryptedCharField(_("who, if not in the list"), max_length=200)
    reason = EncryptedTextField(_("why"), max_length=1000)
    since = models.DateField(_("since"), default=timezone.localdate)

    class Meta(OwnedModel.Meta):
        verbose_name = _("person who must not interpret for her")
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["woman", "interpreter"],
                condition=Q(interpreter__isnull=False),
                name="an_interpreter_is_ruled_out_once",
            )
        ]

    def __str__(self):
        return str(self._meta.verbose_name)

    @property
    def described(self):
        return self.interpreter.name if self.interpreter_id else self.who


def wishes_a_gender(woman):
    return woman.interpreter_gender in {InterpreterGender.FEMALE, InterpreterGender.MALE}
