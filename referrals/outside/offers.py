"""Services of the directory that can be named to her, carried by their number to the page of her decision."""

from django.db.models import Q

from referrals.directory.models import ServiceEntry

MOST = 8


def matching(words):
    """The first few entries that are offered and hold these words; none without words."""
    if not words:
        return []
    offered = ServiceEntry.objects.offered().select_related("provider")
    named = Q(provider__name__icontains=words) | Q(region__icontains=words) | Q(coverage__icontains=words)
    return list(offered.filter(named).newest_first()[:MOST])


def name_of(number):
    """The provider of the entry with this number, or nothing."""
    entry = ServiceEntry.objects.select_related("provider").filter(number=number).first() if number else None
    return entry.provider.name if entry else ""
