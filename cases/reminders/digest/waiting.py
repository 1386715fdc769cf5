"""Since when the oldest letter waits, for the page that says how the product is. That page acts for no organisation."""

from cases.reminders.digest.models import Digest
from coalesce.accounts.models import Organisation
from coalesce.health.models import Pulse
from coalesce.tenancy import acting


def note():
    """Write down how it is with the acting organisation."""
    name = _name(acting().organisation_id)
    if oldest := Digest.objects.oldest():
        Pulse.objects.beat(name, oldest)
    else:
        Pulse.objects.filter(name=name).delete()


def oldest_unsent():
    """The moment since which the oldest letter of all organisations waits; None when none does."""
    names = map(_name, Organisation.objects.active().values_list("pk", flat=True))
    return min(Pulse.objects.last_of(list(names)).values(), default=None)


def _name(organisation_id):
    return f"oldest letter of {organisation_id}"
