"""Domains and services of the economic pillar."""

from django.utils.translation import gettext_lazy as _

from coalesce.permissions import Role
from pillars.pillar import Domain, Pillar, ServiceType

ECONOMIC = Pillar(
    slug="economic",
    code="ECO",
    label=_("Economic"),
    sentence=_("Language, learning, work"),
    colour="#17605c",
    icon="briefcase",
    specialist=Role.SPECIALIST_ECONOMIC,
    domains=(
        Domain("E1", _("Language of the country")),
        Domain("E2", _("Education and training")),
        Domain("E3", _("Work")),
        Domain("E4", _("Income, debts, control of money")),
        Domain("E5", _("Independence in daily life")),
    ),
    service_types=(
        ServiceType("LANGUAGE_COURSE", _("Language course"), "EDU_TRAINING_LANGUAGE", "LANGUAGE"),
        ServiceType("CIVIC_ORIENTATION", _("Civic orientation"), "DEMOCRATIC_PARTICIPATION", "CIVIC"),
        ServiceType("LITERACY", _("Literacy"), "EDU_TRAINING_LANGUAGE", "LANGUAGE"),
        ServiceType("EDUCATION_ENROLMENT", _("Enrolment in education"), "EDU_TRAINING_LANGUAGE"),
        ServiceType("VOCATIONAL_TRAINING", _("Vocational training"), "EDU_TRAINING_LANGUAGE"),
        ServiceType("SKILLS_ASSESSMENT", _("Assessment of skills"), "", "PERSONAL_PROFESSIONAL_GUIDANCE"),
        ServiceType("QUALIFICATION_RECOGNITION", _("Recognition of qualifications"), "", "RECOGNITION"),
        ServiceType("CAREER_GUIDANCE", _("Career guidance"), "", "PERSONAL_PROFESSIONAL_GUIDANCE"),
        ServiceType("CV_JOB_SEARCH", _("CV and job search"), "", "PERSONAL_PROFESSIONAL_GUIDANCE"),
        ServiceType("WORK_PLACEMENT", _("Work placement"), "EDU_TRAINING_LANGUAGE"),
        ServiceType("EMPLOYER_MEDIATION", _("Mediation with employers")),
        ServiceType("ENTREPRENEURSHIP", _("Starting a business")),
        ServiceType("DIGITAL_SKILLS", _("Digital skills"), "EDU_TRAINING_LANGUAGE"),
        ServiceType("FINANCIAL_LITERACY", _("Financial literacy")),
        ServiceType("DEBT_COUNSELLING", _("Debt counselling")),
        ServiceType("BENEFITS_ACCESS", _("Access to benefits")),
        ServiceType("HOUSING_SEARCH", _("Search for housing"), "HOUSING"),
        ServiceType("CASH_ASSISTANCE", _("Cash assistance")),
    ),
)
