"""What an entry must not say, asked alike of a form and of the row of a file."""

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.directory.addresses import looks_like_a_postcode, looks_like_an_address

ACCOMMODATION = {"ACCOMMODATION_SAFE", "HOUSING_SEARCH"}
WORDS = ("provider", "region", "coverage", "cost", "hours", "eligibility", "focal_point")


def faults(values):
    """Pairs of a field's name and a sentence. values: the fields of an entry; `provider` is a name."""
    yield from _addresses(values)
    youngest, oldest = values.get("age_from"), values.get("age_to")
    if youngest is not None and oldest is not None and youngest > oldest:
        yield "age_to", _("The oldest age is below the youngest. Look at both.")
    if values.get("free") and values.get("cost"):
        yield "cost", _("It is free and costs something. Leave one of the two empty.")
    if values.get("verified_on") and values["verified_on"] > timezone.localdate():
        yield "verified_on", _("This day has not come yet. Enter the day on which somebody asked the service.")
    places, places_free = values.get("places"), values.get("places_free")
    if places is not None and places_free is not None and places_free > places:
        yield "places_free", _("More places are free than there are. Look at both numbers.")


def _addresses(values):
    shelters = values.get("service_type") in ACCOMMODATION
    for name in WORDS:
        text = values.get(name) or ""
        if looks_like_an_address(text) or (shelters and looks_like_a_postcode(text)):
            yield name, address_sentence(shelters)


def address_sentence(shelters):
    if shelters:
        return _(
            "This looks like an address. Where women live is never written here: name the region, "
            "and tell the way by phone once a place is promised."
        )
    return _("This looks like a street address, and a shelter may lie behind it. Name the town or the region instead.")
