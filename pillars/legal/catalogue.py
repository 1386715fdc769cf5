"""Domains and services of the legal pillar."""

from django.utils.translation import gettext_lazy as _

from coalesce.permissions import Role
from pillars.pillar import Domain, Pillar, ServiceType

LEGAL = Pillar(
    slug="legal",
    code="LEG",
    label=_("Legal"),
    sentence=_("Stay, rights, proceedings"),
    colour="#8f4a12",
    icon="scales",
    specialist=Role.SPECIALIST_LEGAL,
    domains=(
        Domain("L1", _("Security of residence")),
        Domain("L2", _("Recognition and access to rights")),
        Domain("L3", _("Knowledge of her rights")),
        Domain("L4", _("Proceedings and protection, if she chose them")),
        Domain("L5", _("Compensation, wages, documents, family law")),
    ),
    service_types=(
        ServiceType("LEGAL_INFORMATION", _("Legal information"), "", "LEGAL_ASSISTANCE"),
        ServiceType("LEGAL_ADVICE", _("Legal advice"), "", "LEGAL_ASSISTANCE"),
        ServiceType("LEGAL_REPRESENTATION", _("Legal representation"), "", "LEGAL_ASSISTANCE"),
        ServiceType("IDENTIFICATION_SUPPORT", _("Support in identification"), "", "LEGAL_ASSISTANCE"),
        ServiceType("ASYLUM_SUPPORT", _("Support in the asylum procedure"), "", "LEGAL_ASSISTANCE"),
        ServiceType("RESIDENCE_PERMIT_SUPPORT", _("Support with a residence permit"), "", "LEGAL_ASSISTANCE"),
        ServiceType("FAMILY_REUNIFICATION", _("Family reunification"), "", "FAMILY_REUNIFICATION_ASSIST"),
        ServiceType("CRIMINAL_PROCEEDINGS_SUPPORT", _("Support in criminal proceedings"), "", "LEGAL_ASSISTANCE"),
        ServiceType("COURT_ACCOMPANIMENT", _("Accompaniment to court"), "", "LEGAL_ASSISTANCE"),
        ServiceType("COMPENSATION_CLAIM", _("Compensation claim"), "", "LEGAL_ASSISTANCE"),
        ServiceType("FAMILY_LAW", _("Family law"), "", "LEGAL_ASSISTANCE"),
        ServiceType("DOCUMENTS", _("Identity and travel documents")),
        ServiceType("NON_PUNISHMENT_DEFENCE", _("Defence by the non-punishment principle"), "", "LEGAL_ASSISTANCE"),
        ServiceType("DETENTION_VISIT", _("Visit in detention")),
        ServiceType("RETURN_COUNSELLING", _("Counselling on return")),
    ),
)
