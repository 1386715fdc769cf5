"""What keeps a row from being imported twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.tenancy import OwnedModel


class ImportedRow(CaseRecord):
    """A row of a file that became a case.

    Its mark is a keyed digest under the organisation's own key: it says that a row is the same, and no more.
    """

    plain_fields = ("mark", "imported_at")

    mark = models.BinaryField(_("mark of the whole row"), max_length=32, editable=False)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta(OwnedModel.Meta):
        verbose_name = _("imported row")
        constraints = [models.UniqueConstraint(fields=["organisation", "mark"], name="htcds_row_imported_once")]

    def __str__(self):
        return str(self.imported_at)
