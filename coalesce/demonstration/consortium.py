"""The nine partners of the project, and fictional people who work for them."""

from dataclasses import dataclass

from coalesce.accounts.models import Organisation, User
from coalesce.audit import log
from coalesce.audit.models import AuditEntry
from coalesce.encryption import keyring
from coalesce.permissions import Role
from coalesce.tenancy import acting_for

PASSWORD = "walk in the daylight"
MAIL = "demo.example"
LEAD, SERVICE, NETWORK = Organisation.ConsortiumRole
PARTNERS = (
    # code, name, country, role, works by GeSIM with women, language, time zone
    ("migs", "Mediterranean Institute of Gender Studies", "CY", LEAD, True, "el", "Asia/Nicosia"),
    ("cyrc", "Cyprus Refugee Council", "CY", SERVICE, True, "el", "Asia/Nicosia"),
    ("caritas-cy", "Caritas Cyprus", "CY", SERVICE, True, "el", "Asia/Nicosia"),
    ("iroko", "IROKO Onlus", "IT", SERVICE, True, "it", "Europe/Rome"),
    ("marta", "Marta Centre", "LV", SERVICE, False, "lv", "Europe/Riga"),
    ("enomw", "European Network of Migrant Women", "BE", NETWORK, False, "en", "Europe/Brussels"),
    ("ici", "Immigrant Council of Ireland", "IE", SERVICE, True, "en", "Europe/Dublin"),
    ("solwodi", "SOLWODI Deutschland", "DE", SERVICE, True, "de", "Europe/Berlin"),
    ("kspsc", "Klaipėda Social and Psychological Services Centre", "LT", SERVICE, False, "lt", "Europe/Vilnius"),
)
REGIONS = {"iroko": "TO", "solwodi": "RP"}
"""Of the two that work in a region with holidays of its own."""
NAMES = {
    "CY": ("Eleni", "Despina", "Androula", "Maria", "Katerina", "Stella"),
    "IT": ("Chiara", "Giulia", "Francesca", "Elena", "Paola", "Marta"),
    "LV": ("Līga", "Inese", "Dace", "Ilze", "Zane", "Anda"),
    "BE": ("Claire", "Noor", "Lotte", "Anaïs", "Emma", "Julie"),
    "IE": ("Aoife", "Niamh", "Ciara", "Sinéad", "Orla", "Gráinne"),
    "DE": ("Anna", "Katrin", "Ulrike", "Miriam", "Hanna", "Birgit"),
    "LT": ("Rūta", "Eglė", "Jurga", "Daiva", "Rasa", "Aušra"),
}
POSTS = (
    ("caseworker", [Role.CASEWORKER]),
    ("caseworker2", [Role.CASEWORKER]),
    ("supervisor", [Role.SUPERVISOR]),
    ("legal", [Role.SPECIALIST_LEGAL]),
    ("psychosocial", [Role.SPECIALIST_PSYCHOSOCIAL]),
    ("economic", [Role.SPECIALIST_ECONOMIC]),
    ("manager", [Role.ORGANISATION_MANAGER]),
    ("officer", [Role.DATA_PROTECTION_OFFICER]),
)


@dataclass(frozen=True)
class SignIn:
    email: str
    roles: str
    organisation: str


FINISHED = "demonstration.finished"


def is_begun():
    return User.objects.filter(is_demonstration=True).exists()


def is_finished():
    return AuditEntry.unscoped.filter(event=FINISHED).exists()


def finish():
    """Remembered in the installation's own chain, so that an interrupted load is never taken for a whole one."""
    log.record_at_once(FINISHED)


def make(partners=PARTNERS):
    """The organisations with their keys and people. Returns the organisations by code."""
    organisations = {partner[0]: _organisation(*partner) for partner in partners}
    for organisation in organisations.values():
        for (post, roles), name in zip(POSTS, NAMES[organisation.country] * 2, strict=False):
            _person(f"{post}@{organisation.code}.{MAIL}", name, organisation, roles)
    _person(f"coordinator@{MAIL}", "Christina", organisations[partners[0][0]], [Role.COORDINATOR])
    _person(f"administrator@{MAIL}", "Alex", None, [Role.SYSTEM_ADMINISTRATOR])
    return organisations


def sign_ins():
    """One sign-in for every role, at an organisation that has women, for the page that a visitor reads first."""
    shown = [f"{post}@ici.{MAIL}" for post, _roles in POSTS if post != "caseworker2"]
    shown += [f"caseworker@iroko.{MAIL}", f"coordinator@{MAIL}", f"administrator@{MAIL}"]
    people = {user.email: user for user in User.objects.filter(email__in=shown).select_related("organisation")}
    return [
        SignIn(email, ", ".join(map(str, people[email].role_labels())), str(people[email].organisation or "—"))
        for email in shown
        if email in people
    ]


def _organisation(code, name, country, role, gesim_site, language, timezone):
    organisation = Organisation.objects.create(
        code=code,
        name=name,
        country=country,
        region=REGIONS.get(code, ""),
        consortium_role=role,
        gesim_site=gesim_site,
        default_language=language,
        timezone=timezone,
    )
    with acting_for(organisation.pk):
        organisation.letterbox = keyring.new_organisation_keys()
    organisation.save(update_fields=["letterbox"])
    return organisation


_hashed = {}


def _person(email, name, organisation, roles):
    """One hash for all: hashing 70 passwords with Argon2 would take half a minute."""
    user = User(email=email, name=name, organisation=organisation, roles=list(roles), is_demonstration=True)
    if "password" not in _hashed:
        user.set_password(PASSWORD)
        _hashed["password"] = user.password
    user.password = _hashed["password"]
    user.save()
    return user
