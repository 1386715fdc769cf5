"""How many open cases one person should lead: the same for everybody, and an own number for some."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedModel

ALERT, MOST = 20, 25
HIGHEST = 200
POSSIBLE = [MinValueValidator(1), MaxValueValidator(HIGHEST)]


class Limits(OwnedModel):
    """An organisation's own numbers; one that has set none works with those of the field."""

    plain_fields = ("alert", "most", "version")

    alert = models.PositiveSmallIntegerField(
        _("Say so from"), default=ALERT, validators=POSSIBLE, help_text=_("Open cases that one person leads.")
    )
    most = models.PositiveSmallIntegerField(
        _("No more than"),
        default=MOST,
        validators=POSSIBLE,
        help_text=_("Beyond this a supervisor confirms each case that is handed over."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("limits of a caseload")
        constraints = [
            models.UniqueConstraint(fields=["organisation"], name="one_set_of_limits"),
            models.CheckConstraint(condition=Q(alert__lte=F("most")), name="the_alert_comes_first"),
        ]

    def __str__(self):
        return f"{self.alert}, {self.most}"


class PersonalLimit(OwnedModel):
    """Fewer for somebody who works part-time, more for somebody who asked for it."""

    plain_fields = ("most",)

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    most = models.PositiveSmallIntegerField(validators=POSSIBLE)

    class Meta(OwnedModel.Meta):
        verbose_name = _("own limit of a caseload")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person"], name="one_limit_a_person"),
        ]

    def __str__(self):
        return str(self.most)
