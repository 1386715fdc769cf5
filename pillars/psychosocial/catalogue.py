"""Domains and services of the psychosocial pillar."""

from django.utils.translation import gettext_lazy as _

from coalesce.permissions import Role
from pillars.pillar import Domain, Pillar, ServiceType

PSYCHOSOCIAL = Pillar(
    slug="psychosocial",
    code="PSY",
    label=_("Psychosocial"),
    sentence=_("Safety, health, trust"),
    colour="#5a4a9c",
    icon="chat-heart",
    specialist=Role.SPECIALIST_PSYCHOSOCIAL,
    domains=(
        Domain("P1", _("Safety from traffickers and abusers")),
        Domain("P2", _("Emotional well-being")),
        Domain("P3", _("Health and access to care")),
        Domain("P4", _("Network, trust, belonging")),
        Domain("P5", _("Children and family")),
        Domain("P6", _("Purpose and self-esteem")),
        Domain("P7", _("Housing")),
    ),
    service_types=(
        ServiceType("CRISIS_INTERVENTION", _("Crisis intervention"), "HEALTH_PSYCH"),
        ServiceType("PSYCHOSOCIAL_COUNSELLING", _("Psychosocial counselling"), "HEALTH_PSYCH"),
        ServiceType("PSYCHOTHERAPY", _("Psychotherapy"), "HEALTH_PSYCH"),
        ServiceType("GROUP_SUPPORT", _("Support group"), "HEALTH_PSYCH"),
        ServiceType("PEER_SUPPORT", _("Peer support")),
        ServiceType("MENTORING", _("Mentoring"), "", "PERSONAL_PROFESSIONAL_GUIDANCE"),
        ServiceType("CULTURAL_MEDIATION", _("Cultural mediation")),
        ServiceType("INTERPRETATION", _("Interpretation")),
        ServiceType("MEDICAL_ACCOMPANIMENT", _("Accompaniment to medical care"), "HEALTH_PSYCH"),
        ServiceType("SEXUAL_REPRODUCTIVE_HEALTH", _("Sexual and reproductive health"), "HEALTH_PSYCH"),
        ServiceType("SUBSTANCE_SUPPORT", _("Support with substance use"), "HEALTH_PSYCH"),
        ServiceType("PARENTING_SUPPORT", _("Parenting support")),
        ServiceType("CHILDCARE", _("Childcare")),
        ServiceType("ACCOMMODATION_SAFE", _("Safe accommodation"), "HOUSING"),
        ServiceType("MATERIAL_AID", _("Material aid")),
        ServiceType("SOCIAL_ORIENTATION", _("Social orientation"), "", "CIVIC"),
        ServiceType("WELLBEING_ACTIVITY", _("Well-being activity"), "HEALTH_PSYCH"),
        ServiceType("SAFETY_PLANNING", _("Safety planning")),
    ),
)
