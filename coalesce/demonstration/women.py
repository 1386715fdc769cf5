"""Fictional women: names that are common where they come from, and nothing taken from anyone's life."""

from datetime import date, timedelta

from cases import asking
from cases.choices import BirthPrecision, Channel, Education, EntryRoute, MaritalStatus
from cases.models import Case, Consent, SafeContact, TraffickingProfile, Woman
from cases.models.consent import Category
from cases.trafficking import Control, DecisionMaker, Exploitation, Recruitment, SexExploitation, TraffickingStatus
from coalesce.demonstration import safety
from coalesce.encryption import keyring

ORIGINS = (
    # country, weight, language, other language, first names, family names
    ("NG", 30, "eng", "bin", "Blessing Joy Precious Mercy Favour Osas Isoken Gift", "Osagie Igbinedion Okafor Adeyemi"),
    ("UA", 10, "ukr", "rus", "Oksana Iryna Svitlana Олена Наталія", "Kovalenko Shevchuk Бондаренко"),
    ("MD", 8, "ron", "rus", "Elena Natalia Doina Lilia", "Rusu Ceban Munteanu"),
    ("AL", 8, "sqi", "ita", "Arta Mirela Valbona Drita", "Hoxha Leka Gjoka"),
    ("CO", 7, "spa", "", "Yuliana Paola Marisol Daniela", "Restrepo Quintero Ospina"),
    ("BR", 7, "por", "", "Thaís Juliana Luciana", "Souza Barbosa Nogueira"),
    ("CM", 6, "fra", "eng", "Solange Chantal Brenda", "Ngono Mbarga Fokou"),
    ("VN", 6, "vie", "", "Linh Hương Mai", "Nguyễn Trần Phạm"),
    ("NP", 5, "nep", "hin", "Sunita Sarita Maya", "Tamang Gurung Rai"),
    ("PH", 5, "fil", "eng", "Maricel Rowena Jocelyn", "Santos Reyes Bautista"),
    ("SY", 4, "ara", "", "Rasha Hiba ريم", "Haddad Khoury Darwish"),
    ("CI", 4, "fra", "", "Aminata Fatou Awa", "Koné Traoré Ouattara"),
)
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
WISHES = (
    "A quiet place to sleep and someone to talk to.",
    "She wants to know whether she may stay.",
    "She wants to learn the language and find work.",
    "Papers for herself and for her daughter.",
    "To feel safe when the phone rings.",
)
STATES = (
    (Case.State.ENQUIRY, 4),
    (Case.State.INTAKE, 6),
    (Case.State.ASSESSMENT, 8),
    (Case.State.PLANNING, 7),
    (Case.State.ACTIVE, 50),
    (Case.State.ON_HOLD, 5),
    (Case.State.CLOSURE_REQUESTED, 4),
    (Case.State.CLOSED, 16),
)
MONTHS = 18


def weighted(rng, choices):
    values, weights = zip(*choices, strict=True)
    return rng.choices(values, weights)[0]


def make_woman(rng, country, taken):
    """An unsaved woman and her new key; `taken` is the set of codes used so far."""
    origin, _weight, language, other, first_names, family_names = rng.choices(ORIGINS, [o[1] for o in ORIGINS])[0]
    woman = Woman(
        code=new_code(rng, country, taken),
        has_identity=True,
        first_name=rng.choice(first_names.split()),
        family_name=rng.choice(family_names.split()),
        date_of_birth=date(1976, 1, 1) + timedelta(days=rng.randrange(11500)),
        birth_precision=weighted(
            rng, ((BirthPrecision.EXACT, 7), (BirthPrecision.YEAR, 2), (BirthPrecision.ESTIMATED, 1))
        ),
        citizenships=[origin],
        country_of_birth=origin,
        primary_language=language,
        secondary_language=other,
        interpreter_needed=rng.random() < 0.55,
        marital_status=weighted(
            rng, ((MaritalStatus.SINGLE, 6), (MaritalStatus.SEPARATED, 2), (MaritalStatus.MARRIED, 1), ("", 2))
        ),
        number_of_children=weighted(rng, ((0, 5), (1, 3), (2, 2), (3, 1))),
        education_level=rng.choice(Education.values),
    )
    safety.describe(woman)
    return woman


def new_code(rng, country, taken):
    while (code := f"{country}-{''.join(rng.choices(ALPHABET, k=5))}") in taken:
        pass
    taken.add(code)
    return code


def make_case(rng, woman, worker, today):
    """An unsaved case that began some time in the last eighteen months."""
    age = rng.randrange(3, MONTHS * 30)
    state = (
        weighted(rng, STATES)
        if age > 45
        else rng.choice([Case.State.ENQUIRY, Case.State.INTAKE, Case.State.ASSESSMENT])
    )
    opened = today - timedelta(days=age)
    case = Case(
        woman=woman,
        code=f"{woman.code}-1",
        state=state,
        entry_route=rng.choice(EntryRoute.values),
        first_contact_on=opened - timedelta(days=rng.randrange(3)),
        opened_on=opened,
        assigned_to=worker,
        risk_level=weighted(rng, (("HIGH", 2), ("MEDIUM", 4), ("LOW", 5))),
        risk_review_on=today + timedelta(days=rng.randrange(-5, 60)),
        need=rng.choice(WISHES),
    )
    if state == Case.State.CLOSED:
        case.closed_on = min(today, opened + timedelta(days=rng.randrange(60, 300)))
        case.closure_reason = weighted(
            rng, (("GOALS_MET", 5), ("WOMAN_REQUESTED", 2), ("LOST_CONTACT", 2), ("RELOCATED_COUNTRY", 1))
        )
    if state == Case.State.ENQUIRY:
        woman.has_identity, woman.first_name, woman.family_name, woman.date_of_birth = False, "", "", None
    return case


def make_contact(rng, woman):
    value = f"+3579{rng.randrange(10**6, 10**7)}"
    return SafeContact(
        woman=woman,
        channel=weighted(rng, ((Channel.PHONE, 3), (Channel.WHATSAPP, 4), (Channel.SIGNAL, 2))),
        value=value,
        phone_index=keyring.blind_index("phone", value),
        safe_times=rng.choice(["", "", "Not while her landlord is at home", "Write first, then call"]),
        may_leave_message=rng.random() < 0.25,
        **safety.rules(woman),
        code_word=rng.choice(["lemon", "harbour", "Tuesday", "library"]),
        who_may_answer=rng.choice(["Only she", "Her sister too", "Only she"]),
    )


def make_consents(rng, case, worker):
    """Her decisions at intake. Seven in a hundred do not want to be counted."""
    decided = {
        Consent.Purpose.SERVICE: True,
        Consent.Purpose.RECORD_KEEPING: True,
        Consent.Purpose.STATISTICS: rng.random() > 0.07,
        Consent.Purpose.AFTERCARE: rng.random() > 0.4,
    }
    if case.state == Case.State.ENQUIRY:
        return
    for purpose, given in decided.items():
        yield Consent(
            woman=case.woman,
            case=case,
            purpose=purpose,
            decision=Consent.Decision.GIVEN if given else Consent.Decision.REFUSED,
            method=weighted(rng, ((Consent.Method.SIGNED, 7), (Consent.Method.WITNESSED, 3))),
            language=case.woman.primary_language,
            prompts=asking.Prompt.values if given else [],
            form_version=asking.FORM_VERSION,
            explained_by=worker,
            decided_on=case.opened_on,
            recorded_by=worker,
        )


def make_sharing_consent(case, recipient, worker, today):
    return Consent(
        woman=case.woman,
        case=case,
        purpose=Consent.Purpose.SHARE_REFERRAL,
        recipient=recipient,
        categories=[Category.NAME, Category.LANGUAGE, Category.NEEDS, Category.CONTACT],
        decision=Consent.Decision.GIVEN,
        method=Consent.Method.SIGNED,
        language=case.woman.primary_language,
        decided_on=max(case.opened_on, today - timedelta(days=20)),
        expires_on=today + timedelta(days=160),
        recorded_by=worker,
    )


def make_profile(rng, case):
    return TraffickingProfile(
        woman=case.woman,
        case=case,
        trafficking_status=weighted(rng, ((TraffickingStatus.POSSIBLE, 5), (TraffickingStatus.ACTUAL, 5))),
        decision_making_organisation=weighted(rng, ((DecisionMaker.NGO, 6), (DecisionMaker.POLICE, 3), ("", 2))),
        age_when_trafficked=rng.randrange(17, 35),
        recruitment_methods=sorted(set(rng.choices(Recruitment.values, k=2))),
        means_of_control=sorted(set(rng.choices(Control.values, k=3))),
        exploitation_types=[Exploitation.SEXUAL],
        sex_exploitation_types=[rng.choice(SexExploitation.values)],
    )
