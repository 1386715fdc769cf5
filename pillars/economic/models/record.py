"""What every record of this pillar has in common."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.tenancy import OwnedModel

COMMON = ("recorded_on", "version")


class Answer(models.TextChoices):
    """Not asked and not answered are two different things."""

    YES = "YES", _("Yes")
    NO = "NO", _("No")
    DECLINED = "DECLINED", _("She did not want to say")
    NOT_ASKED = "NOT_ASKED", _("Not asked")


class EconomicRecord(CaseRecord):
    """A record with a note, the day on which it was written down, and the version that a form opens."""

    note = EncryptedTextField(_("note"), max_length=1000)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        abstract = True


def ends_after_it_begins(name, first="since", last="until"):
    """A constraint that keeps two dates of a record in their order."""
    in_order = models.Q(**{f"{last}__gte": models.F(first)})
    return models.CheckConstraint(condition=models.Q(**{f"{last}__isnull": True}) | in_order, name=name)
