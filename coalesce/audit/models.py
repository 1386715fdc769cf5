"""The chain of audit entries: one per organisation, and one for what happens outside every organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedManager, OwnedQuerySet
from coalesce.tenancy.models import acting_organisation_id


class AuditEntryQuerySet(OwnedQuerySet):
    def about(self, *woman_ids):
        """Of one woman, whose record may have been two."""
        return self.filter(woman_id__in=woman_ids)

    def before(self, sequence):
        """Older than one entry: pages by place, because counting a chain of millions takes seconds."""
        return self.filter(sequence__lt=sequence)


class AuditEntry(models.Model):
    """One thing that happened. The database numbers it, links it to the one before, and refuses to change it.

    It holds random ids, codes and counts and no word of a record, so it outlives the erasure of the woman
    it speaks of.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, null=True, default=acting_organisation_id, related_name="+"
    )
    sequence = models.BigIntegerField(editable=False)
    at = models.DateTimeField(editable=False)
    actor_id = models.BigIntegerField(null=True)
    event = models.CharField(max_length=80)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    woman_id = models.UUIDField(null=True)
    request_id = models.CharField(max_length=32, blank=True)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, editable=False)
    digest = models.CharField(max_length=64, editable=False)

    objects = OwnedManager.from_queryset(AuditEntryQuerySet)()
    unscoped = models.Manager()

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        verbose_name = _("audit entry")
        ordering = ["-sequence"]
        constraints = [models.UniqueConstraint(fields=["organisation", "sequence"], name="one_place_in_the_chain")]
        indexes = [
            models.Index(fields=["organisation", "woman_id", "-sequence"], name="audit_of_a_woman"),
            models.Index(fields=["organisation", "actor_id", "-sequence"], name="audit_of_an_actor"),
        ]

    def __str__(self):
        return f"{self.event} {self.sequence}"
