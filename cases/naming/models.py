"""A page of names."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedModel


class NamePage(OwnedModel):
    """The names of the women whose id begins with one byte, sealed under a key of the page's own.

    The table tells how many women there are, as the table of women does, and nothing of their names.
    """

    plain_fields = ("shelf", "sealed")

    shelf = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    class Meta(OwnedModel.Meta):
        verbose_name = _("page of names")
        constraints = [models.UniqueConstraint(fields=["organisation", "shelf"], name="one_page_of_names_a_shelf")]

    def __str__(self):
        return str(self.shelf)
