"""The columns of the file, in their order. Their headings never change with the language of the reader."""

from cases import places
from pillars.catalogue import SERVICE_CHOICES
from referrals.directory.exchange.cells import Cell, Choice, Day, Email, Languages, Number, YesNo
from referrals.directory.models import ServiceEntry

TICKS = (
    *("women_only", "accepts_children", "accepts_without_status", "accepts_without_cooperation"),
    *("accepts_undocumented", "thb_specialised", "gender_specific", "trauma_informed", "interpreter_provided"),
    *("disability_access", "online", "emergency", "free"),
)
REQUIRED = ("provider", "service_type", "country")
CONTACT = ("focal_point", "phone", "email")
"""Leave the house only with one's own entries."""


def columns():
    """{heading: Cell}, made when it is needed: the words of the lists are the reader's."""
    return {
        "number": Cell(12),
        "provider": Cell(120, is_required=True),
        "service_type": Choice(SERVICE_CHOICES, is_required=True),
        "country": Choice(places.countries(), is_required=True),
        "region": Cell(80),
        "coverage": Cell(120),
        "hours": Cell(200),
        **{name: YesNo() for name in TICKS},
        "cost": Cell(120),
        "age_from": Number(120),
        "age_to": Number(120),
        "languages": Languages(),
        "eligibility": Cell(1000),
        "referral_method": Choice(ServiceEntry.Method.choices),
        "focal_point": Cell(120),
        "phone": Cell(40),
        "email": Email(254),
        "places": Number(100_000),
        "places_free": Number(100_000),
        "waiting_days": Number(3_650),
        "verified_on": Day(),
        "status": Choice(ServiceEntry.Status.choices),
    }


BLANK_MEANS = {"referral_method": ServiceEntry.Method.PHONE, "status": ServiceEntry.Status.ACTIVE}
"""In these columns an empty cell stands for what a form would have chosen."""
