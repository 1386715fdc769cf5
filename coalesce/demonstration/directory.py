"""Fictional services over six countries, kept by the partners there; some told yesterday, some long ago."""

import random
from datetime import timedelta

from coalesce.accounts.models import User
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from referrals.directory import actions

OFFERS = (
    # Whose entry, country, region, provider, service, its ticks, its languages
    ("cyrc", "CY", "Nicosia", "House of the Olive", "PSYCHOSOCIAL_COUNSELLING", "all", "ell eng fra"),
    ("cyrc", "CY", "All of Cyprus", "House of the Olive", "ACCOMMODATION_SAFE", "shelter", "ell eng"),
    ("cyrc", "CY", "Limassol", "Law Desk by the Sea", "LEGAL_ADVICE", "open", "ell eng rus"),
    ("cyrc", "CY", "Nicosia", "Evening College", "LANGUAGE_COURSE", "free", "ell"),
    ("caritas-cy", "CY", "Larnaca", "Open Kitchen", "MATERIAL_AID", "open", "eng ell nep"),
    ("caritas-cy", "CY", "Nicosia", "Second Skin", "CV_JOB_SEARCH", "women", "eng"),
    ("solwodi", "DE", "Rhineland", "Linde e.V.", "PSYCHOSOCIAL_COUNSELLING", "all", "deu eng ron bul"),
    ("solwodi", "DE", "Bavaria", "Linde e.V.", "ACCOMMODATION_SAFE", "shelter", "deu eng"),
    ("solwodi", "DE", "Berlin", "Advocates Round the Table", "LEGAL_REPRESENTATION", "women", "deu eng vie"),
    ("solwodi", "DE", "Cologne", "Night Line", "CRISIS_INTERVENTION", "emergency", "deu eng tur"),
    ("solwodi", "DE", "Mainz", "Workshop of Trades", "VOCATIONAL_TRAINING", "paid", "deu"),
    ("solwodi", "DE", "Online", "Words First", "LANGUAGE_COURSE", "online", "deu eng"),
    ("ici", "IE", "Dublin", "Bridge Law Centre", "LEGAL_ADVICE", "all", "eng por"),
    ("ici", "IE", "Dublin", "Bridge Law Centre", "ASYLUM_SUPPORT", "open", "eng ara"),
    ("ici", "IE", "Dublin", "Quiet Room", "PSYCHOTHERAPY", "women", "eng"),
    ("ici", "IE", "Munster", "Harbour Friends", "MENTORING", "open", "eng"),
    ("ici", "IE", "All of Ireland", "Lantern Homes", "ACCOMMODATION_SAFE", "conditional", "eng"),
    ("ici", "IE", "Dublin", "First Wage", "CAREER_GUIDANCE", "free", "eng ron"),
    ("iroko", "IT", "Piedmont", "Casa Ginestra", "ACCOMMODATION_SAFE", "shelter", "ita eng fra"),
    ("iroko", "IT", "Turin", "Casa Ginestra", "CULTURAL_MEDIATION", "all", "ita eng bin yor"),
    ("iroko", "IT", "Turin", "Filo e Ago", "WORK_PLACEMENT", "women", "ita eng"),
    ("iroko", "IT", "Lombardy", "Lawyers of the Lake", "COMPENSATION_CLAIM", "open", "ita eng"),
    ("iroko", "IT", "Online", "Parole", "LANGUAGE_COURSE", "online", "ita"),
    ("kspsc", "LT", "Klaipėda", "Amber Circle", "GROUP_SUPPORT", "women", "lit rus"),
    ("kspsc", "LT", "Vilnius", "Amber Circle", "LEGAL_INFORMATION", "free", "lit eng"),
    ("kspsc", "LT", "Kaunas", "New Start", "SKILLS_ASSESSMENT", "free", "lit"),
    ("marta", "LV", "Riga", "Linden Garden", "PSYCHOSOCIAL_COUNSELLING", "all", "lav rus eng"),
    ("marta", "LV", "Riga", "Linden Garden", "FINANCIAL_LITERACY", "women", "lav rus"),
    ("marta", "LV", "All of Latvia", "Linden Garden", "ACCOMMODATION_SAFE", "conditional", "lav rus"),
    ("marta", "LV", "Riga", "Day and Night", "CRISIS_INTERVENTION", "emergency", "lav rus"),
)
OPEN = ("accepts_without_status", "accepts_without_cooperation", "free")
SHELTER = ("women_only", "accepts_children", "thb_specialised", "trauma_informed", "gender_specific", "free")
TICKS = {
    "all": ("women_only", "thb_specialised", "trauma_informed", "interpreter_provided", "accepts_undocumented", *OPEN),
    "shelter": (*SHELTER, "accepts_without_status", "accepts_without_cooperation", "interpreter_provided"),
    "conditional": SHELTER,
    "open": (*OPEN, "accepts_children"),
    "women": ("women_only", "gender_specific", "free"),
    "emergency": ("emergency", "accepts_undocumented", "online", *OPEN),
    "online": ("online", "free"),
    "free": ("free",),
    "paid": (),
}
ASKED_DAYS_AGO = (3, 20, 44, 75, 118, 160, 215, 300)


def make(organisations, seed, today):
    rng = random.Random(f"{seed} directory")
    for number, (code, country, region, provider, service, kind, languages) in enumerate(OFFERS):
        keeper = organisations[code]
        person = _keeper(keeper)
        values = {
            **dict.fromkeys(TICKS[kind], True),
            "country": country,
            "region": "" if region.startswith("All") else region,
            "coverage": region if region.startswith("All") else "",
            "service_type": service,
            "languages": languages.split(),
            "hours": "Day and night" if kind == "emergency" else rng.choice(("Monday to Friday, 9 to 17", "Mornings")),
            "cost": "By income" if kind == "paid" else "",
            "eligibility": "Only with a formal status." if kind == "conditional" else "",
            "focal_point": rng.choice(("Intake", "The coordinator", "Reception")),
            "phone": f"+{rng.randrange(30, 50)} 555 {rng.randrange(10_000, 99_999)}",
            "verified_on": today - timedelta(days=ASKED_DAYS_AGO[number % len(ASKED_DAYS_AGO)]),
        }
        if service == "ACCOMMODATION_SAFE":
            values |= {"places": 12, "places_free": rng.randrange(0, 5), "waiting_days": rng.choice((0, 7, 21))}
        with acting_for(keeper.pk, person):
            actions.add_entry(by=person, provider=provider, **values)


def _keeper(organisation):
    """Whoever keeps the directory there."""
    people = User.objects.filter(organisation=organisation).order_by("pk")
    may = people.filter(roles__overlap=[Role.CASEWORKER, Role.ORGANISATION_MANAGER])
    return may.first() or people.first()
