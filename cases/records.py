"""What every record about a woman has in common: it is hers, and its words are sealed under her key."""

from django.db import models

from coalesce.tenancy import OwnedForeignKey, OwnedModel


class WomanRecord(OwnedModel):
    """A record about one woman; erasing her key erases its words everywhere."""

    sealed_under = "woman_id"

    woman = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="+")

    class Meta(OwnedModel.Meta):
        abstract = True


class CaseRecord(WomanRecord):
    """A record that one case of hers keeps."""

    case = OwnedForeignKey("cases.Case", on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta(OwnedModel.Meta):
        abstract = True
