"""The questionnaires of the psychosocial pillar and their published scoring; docs/instruments.md tells the sources."""

from django.utils.translation import gettext_lazy as _

from coalesce.permissions import Role
from pillars.psychosocial.instruments.instrument import Band, Instrument

TRAINED = frozenset({Role.CASEWORKER, Role.SPECIALIST_PSYCHOSOCIAL})
SPECIALISTS = frozenset({Role.SPECIALIST_PSYCHOSOCIAL})

WHO5 = Instrument(
    code="who5",
    label="WHO-5",
    version="1998",
    about=_("Well-being over the last two weeks"),
    licence=_("Free to use. The wording and its translations belong to the World Health Organization."),
    source="Topp, Østergaard, Søndergaard, Bech: The WHO-5 Well-Being Index, 2015",
    languages=_("More than 30 official translations"),
    items=5,
    answers=(0, 1, 2, 3, 4, 5),
    factor=4,
    flag=range(0, 51),
    bands=(Band(0, _("Low well-being"), "warn"), Band(51, _("Well-being is not low"), "ok")),
    who_may_use=TRAINED,
    change=10,
)
PHQ9 = Instrument(
    code="phq9",
    label="PHQ-9",
    version="2001",
    about=_("Signs of depression over the last two weeks"),
    licence=_("No permission is needed to use, translate or display it."),
    source="Kroenke, Spitzer, Williams: The PHQ-9, 2001",
    languages=_("Many official translations"),
    items=9,
    answers=(0, 1, 2, 3),
    factor=1,
    flag=range(10, 28),
    bands=(
        Band(0, _("Minimal"), "ok"),
        Band(5, _("Mild")),
        Band(10, _("Moderate"), "warn"),
        Band(15, _("Moderately severe"), "warn"),
        Band(20, _("Severe"), "stop"),
    ),
    who_may_use=TRAINED,
    safety_item=9,
)
GAD7 = Instrument(
    code="gad7",
    label="GAD-7",
    version="2006",
    about=_("Signs of anxiety over the last two weeks"),
    licence=_("No permission is needed to use, translate or display it."),
    source="Spitzer, Kroenke, Williams, Löwe: The GAD-7, 2006",
    languages=_("Many official translations"),
    items=7,
    answers=(0, 1, 2, 3),
    factor=1,
    flag=range(10, 22),
    bands=(
        Band(0, _("Minimal"), "ok"),
        Band(5, _("Mild")),
        Band(10, _("Moderate"), "warn"),
        Band(15, _("Severe"), "stop"),
    ),
    who_may_use=TRAINED,
)
PCL5 = Instrument(
    code="pcl5",
    label="PCL-5",
    version="2013",
    about=_("Signs of post-traumatic stress over the last month"),
    licence=_("In the public domain."),
    source="Weathers, Litz, Keane and others: The PTSD Checklist for DSM-5, National Center for PTSD, 2013",
    languages=_("English; translations by others"),
    items=20,
    answers=(0, 1, 2, 3, 4),
    factor=1,
    flag=range(31, 81),
    bands=(
        Band(0, _("Below the provisional cut-off of 31 to 33"), "ok"),
        Band(31, _("Within the provisional cut-off of 31 to 33"), "warn"),
        Band(34, _("Above the provisional cut-off of 31 to 33"), "warn"),
    ),
    who_may_use=SPECIALISTS,
)

INSTRUMENTS = (WHO5, PHQ9, GAD7, PCL5)
BY_CODE = {instrument.code: instrument for instrument in INSTRUMENTS}
INSTRUMENT_CHOICES = [(instrument.code, instrument.label) for instrument in INSTRUMENTS]
