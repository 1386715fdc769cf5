"""Her children, and the papers that say who she is. No copy of a paper is kept, and no name of a child."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.circumstances import AgeBand, LivesWith, Paper, PaperState
from cases.records import WomanRecord
from coalesce.encryption.fields import EncryptedCharField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedModel


class Child(WomanRecord):
    """A child of hers, by age and by who looks after it."""

    plain_fields = ("in_danger", "own_referral", "turns_18_on", "version")

    woman = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="children")
    age_band = EncryptedCharField(_("age"), max_length=8)
    lives_with = EncryptedCharField(_("lives with"), max_length=24)
    country = EncryptedCharField(_("country"), max_length=2)
    in_danger = models.BooleanField(_("the child is in danger"), default=False)
    own_referral = models.BooleanField(_("the child has a referral of its own"), default=False)
    # Plain, because a reminder has to find it; without a name and without a year of birth beside it.
    turns_18_on = models.DateField(_("turns 18 on"), null=True, blank=True)
    note = EncryptedTextField(_("note"), max_length=1000)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("child")
        verbose_name_plural = _("children")
        ordering = ["id"]

    def __str__(self):
        return str(self._meta.verbose_name)

    age_label = property(lambda self: dict(AgeBand.choices).get(self.age_band, ""))
    home_label = property(lambda self: dict(LivesWith.choices).get(self.lives_with, ""))


class IdentityPaper(WomanRecord):
    """A passport or another paper of hers: who holds it, and until when it is good."""

    plain_fields = ("kind", "state", "expires_on", "version")

    woman = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(_("paper"), max_length=18, choices=Paper)
    state = models.CharField(_("where it is"), max_length=20, choices=PaperState, blank=True)
    expires_on = models.DateField(_("good until"), null=True, blank=True)
    note = EncryptedTextField(_("note"), max_length=1000)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("identity paper")
        ordering = ["kind", "id"]

    def __str__(self):
        return self.get_kind_display()
