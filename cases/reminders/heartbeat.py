"""When the reminders of each organisation were last made, so that the health page can say so."""

from django.core.cache import cache
from django.utils import timezone

from coalesce.accounts.models import Organisation


def beat(organisation_id):
    cache.set(_key(organisation_id), timezone.now(), timeout=None)


def oldest():
    """The moment since which every active organisation has been served; None when one never was."""
    keys = [_key(pk) for pk in Organisation.objects.active().values_list("pk", flat=True)]
    moments = cache.get_many(keys)
    return min((moments.get(key) for key in keys), default=None) if len(moments) == len(keys) else None


def _key(organisation_id):
    return f"reminders-made-{organisation_id}"
