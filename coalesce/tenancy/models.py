"""Models whose rows belong to one organisation."""

import uuid

from django.db import models

from coalesce.tenancy.context import acting_organisation_id


class ActingOrganisation(models.Expression):
    """The acting organisation, looked up when the query runs and not when it is written."""

    output_field = models.BigIntegerField()

    def as_sql(self, compiler, connection):
        return "%s", [acting_organisation_id()]


class OwnedQuerySet(models.QuerySet):
    """Rows of the acting organisation."""


class OwnedManager(models.Manager.from_queryset(OwnedQuerySet)):
    """Raises NoOrganisation, rather than return another's rows, when nobody acts."""

    def get_queryset(self):
        return super().get_queryset().filter(organisation_id=ActingOrganisation())


class OwnedForeignKey(models.ForeignKey):
    """From an owned row to another of the same organisation.

    The database's own check is the composite one on (organisation, id) that sealing adds:
    a plain one passes by row security and would tell that another organisation's row exists.
    """

    def __init__(self, *args, **kwargs):
        kwargs["db_constraint"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint")
        return name, path, args, kwargs


class OwnedModel(models.Model):
    """A row that one organisation owns and no other can see."""

    plain_fields = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        on_delete=models.PROTECT,
        default=acting_organisation_id,
        editable=False,
        related_name="+",
    )

    objects = OwnedManager()
    unscoped = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"
