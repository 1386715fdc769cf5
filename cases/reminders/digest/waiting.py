"""How long the oldest letter waits, for the page that says how the product is."""

from cases.reminders.digest.models import Digest
from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for


def oldest_unsent():
    """The moment since which the oldest letter of all organisations waits; None when none does."""
    return min(filter(None, map(_oldest_of, Organisation.objects.active().values_list("pk", flat=True))), default=None)


def _oldest_of(organisation_id):
    with acting_for(organisation_id):
        return Digest.objects.oldest()
