"""The two lower steps of the key hierarchy; both hold nothing but wrapped keys."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedModel


class OrganisationKey(OwnedModel):
    """An organisation's key, in versions, each wrapped by the installation's."""

    plain_fields = ("version", "wrapped", "installation_version", "made_at")

    version = models.PositiveIntegerField()
    wrapped = models.BinaryField()
    installation_version = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(OwnedModel.Meta):
        verbose_name = _("organisation key")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "version"], name="one_organisation_key_a_version")
        ]

    def __str__(self):
        return f"version {self.version}"


class DataKey(OwnedModel):
    """A woman's key, or the organisation's own, wrapped; deleting it erases everything that it sealed."""

    plain_fields = ("holder_id", "wrapped", "key_version", "made_at")

    holder_id = models.UUIDField()
    wrapped = models.BinaryField()
    key_version = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(OwnedModel.Meta):
        verbose_name = _("data key")
        constraints = [models.UniqueConstraint(fields=["organisation", "holder_id"], name="one_data_key_a_holder")]

    def __str__(self):
        return "data key"
