"""What keeps a row from being imported twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.tenancy import OwnedModel


class ImportedRow(CaseRecord):
    """A row of a file that became a case.

    Both marks are keyed digests under the organisation's own key: they say that something is the same, no more.
    """

    plain_fields = ("mark", "person", "imported_at")

    mark = models.BinaryField(_("mark of the whole row"), max_length=32, editable=False)
    person = models.BinaryField(_("mark of name and date of birth"), max_length=32, null=True, editable=False)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta(OwnedModel.Meta):
        verbose_name = _("imported row")
        constraints = [models.UniqueConstraint(fields=["organisation", "mark"], name="htcds_row_imported_once")]
        indexes = [models.Index(fields=["organisation", "person"], name="htcds_imported_people")]

    def __str__(self):
        return str(self.imported_at)
