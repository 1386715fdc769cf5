"""Every address, called by everyone: strangers, each role, and another organisation's people with this one's ids.

What belongs to another organisation answers exactly as what does not exist.
"""

import re
import sys
import uuid

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from coalesce.permissions import GRANTS, Permission, Role
from pillars.catalogue import LEGAL
from pillars.economic.kinds import LANGUAGES
from pillars.psychosocial.instruments.catalogue import WHO5
from pillars.talks.kinds import BY_SLUG
from tests.cast import make_person
from tests.world import make_world

METHODS = ("get", "post")
ALIKE = re.compile(r'csrfmiddlewaretoken" value="[^"]+"|X-CSRFToken": "[^"]+"')
ANYONES = {
    "instrument": WHO5,
    "pillar": LEGAL,
    "kind": LANGUAGES,
    "purpose": "service",
    "to": "assessment",
    "partner": "partner",
    "extension": "csv",
    "kind_of_talk": BY_SLUG["review"],
}
CONSORTIUM_WIDE = {
    "directory:entry",
    "directory:gap",
    "directory:change_gap",
    "periods:period",
    "reporting:release",
    "reporting:state",
    "reporting:export",
}
"""Figures of the whole consortium belong to no organisation: every coordinator may read them."""
TOKENS_OF_STRANGERS = {"accounts:accept", "account_reset_password_from_key"}
ONES_OWN = {"mfa_edit_webauthn", "mfa_remove_webauthn"}
"""Reached only after proving again who one is; they look among one's own passkeys."""
OWN_OBJECT = {
    "directory:capacity": "service_entry",
    "directory:change": "service_entry",
    "directory:move": "service_entry",
    "directory:verify": "service_entry",
    "accounts:end_device": "device",
    "accounts:invited": "invitation",
    "accounts:withdraw_invitation": "invitation",
    "cases:contact_edit": "contact",
    "cases:contact_remove": "contact",
    "cases:consent_withdraw": "consent",
    "cases:child_change": "child",
    "cases:child_remove": "child",
    "cases:paper_change": "paper",
    "cases:paper_remove": "paper",
    "interpreters:change": "interpreter",
    "interpreters:allow_again": "ruled_out",
    "psychosocial:paper": "plan",
    "doors:agree_to_lift": "seal",
    "doors:ask_to_lift": "seal",
    "doors:end": "opening",
    "doors:opening": "opening",
    "documents:download": "document",
    "documents:remove": "document",
    "identification:correct_formal_step": "formal_step",
    "identification:correct_place": "place",
    "identification:correct_signs": "screening",
    "identification:take_place_away": "place",
    "merging:undo": "merge",
    "outside:write": "service_consent",
    "overrides:override": "override",
    "overrides:decide": "override",
    "overrides:write": "override",
    "notes:note": "note",
    "notes:correct": "note",
    "notes:decide_existence": "note",
    "pillars:change_goal": "goal",
    "plans:add_step": "goal",
    "plans:change_step": "plan_step",
    "plans:finish_step": "plan_step",
    "plans:reopen_step": "plan_step",
    "plans:drop_step": "plan_step",
    "plans:version": "plan_version",
    "plans:submit": "plan_version",
    "plans:approve": "plan_version",
    "plans:send_back": "plan_version",
    "plans:review": "plan_review",
    "pillars:correct_service": "service",
    "groups:session": "group_session",
    "talks:talk": "talk",
    "unmet:correct": "unmet",
    "groups:correct": "group_session",
    "psychosocial:change_safety_plan": "plan",
    "psychosocial:correct_administration": "administration",
    "psychosocial:safety_step": "step",
    "legal:correct_permit": "permit",
    "legal:correct_period": "reflection",
    "legal:correct_proceeding": "proceeding",
    "legal:correct_hearing": "hearing",
    "legal:correct_deadline": "deadline",
    "legal:correct_measure": "measure",
    "legal:correct_protection_needs": "protection_needs",
    "economic:correct": "level",
    "reminders:finish": "reminder",
    "reminders:give": "reminder",
    "reminders:put_off": "reminder",
    "reminders:take_back": "reminder",
    "standing_in:end": "leave",
    "transfers:transfer": "transfer",
    "transfers:change": "transfer",
    "transfers:submit": "transfer",
    "transfers:take_back": "transfer",
    "transfers:approve": "transfer",
    "transfers:send_back": "transfer",
    "transfers:accept": "transfer",
    "transfers:decline": "transfer",
}
NOWHERE = {"IntConverter": 987654, "SlugConverter": "cy-22222-1", "StringConverter": "CY-22222-1"}


def addresses(resolver=None, namespaces=(), around=None):
    """(qualified name, {parameter: name of its converter}, who may) of every address."""
    for entry in (resolver or get_resolver()).url_patterns:
        converters = {key: type(value).__name__ for key, value in entry.pattern.converters.items()}
        parameters = {**(around or {}), **dict.fromkeys(entry.pattern.regex.groupindex, "regex"), **converters}
        if isinstance(entry, URLResolver):
            yield from addresses(entry, (*namespaces, entry.namespace) if entry.namespace else namespaces, parameters)
        else:
            yield ":".join((*namespaces, entry.name)), parameters, entry.callback.access


ADDRESSES = list(addresses())
OF_AN_OBJECT = [
    (name, parameters, access)
    for name, parameters, access in ADDRESSES
    if set(parameters) - set(ANYONES) and name not in CONSORTIUM_WIDE | TOKENS_OF_STRANGERS | ONES_OWN
]


def own(world, name, parameters):
    """The address of Hope's own thing."""
    held = getattr(world, OWN_OBJECT.get(name) or OWN_OBJECT.get(name.removeprefix("pillars:"), "case"))
    values = ANYONES | {
        "code": world.case.code,
        "pk": held.pk,
        "woman_id": world.woman.pk,
        "person": world.at_hope[Role.CASEWORKER].code,
        "number": numbered(world, name).number,
        "token": uuid.uuid4(),
    }
    if name.startswith("accounts:"):
        values["code"] = getattr(held, "code", "") if held is not world.case else world.at_hope[Role.CASEWORKER].code
        values["code"] = world.hope.code if parameters.get("code") == "SlugConverter" else values["code"]
    if name in CONSORTIUM_WIDE:
        values["code"] = uuid.uuid4()
    return address_of(name, parameters, values)


def numbered(world, name):
    return {"transfers": world.transfer, "outside": world.outside}.get(name.partition(":")[0], world.referral)


def absent(name, parameters):
    """An address of the same form that names nothing."""
    return address_of(name, parameters, ANYONES)


def address_of(name, parameters, values):
    chosen = {key: values.get(key, NOWHERE.get(kind) or uuid.uuid4()) for key, kind in parameters.items()}
    chosen |= {key: 987654 for key, kind in parameters.items() if kind == "IntConverter"}
    return reverse(name, kwargs=chosen)


def call(browser, method, address):
    answer = getattr(browser, method)(address)
    return answer.status_code, ALIKE.sub("", answer.content.decode().replace(address, ""))


def signed_in(person):
    browser = Client()
    browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def counted(capsys):
    """Prints how many requests a test made."""
    requests = []
    yield requests
    with capsys.disabled():
        sys.stdout.write(f"\n  {len(requests)} requests answered as they should be")


def test_a_stranger_is_led_to_the_sign_in_page(world, counted):
    browser = Client()
    for name, parameters, access in ADDRESSES:
        if access == "public":
            continue
        for method in METHODS:
            address = own(world, name, parameters)
            answer = getattr(browser, method)(address)
            counted.append(address)
            assert answer.status_code == 302, (method, address)
            assert answer.url.startswith("/account/login/"), (method, address)


@pytest.mark.parametrize("role", Role)
def test_a_role_without_the_permission_is_refused(world, counted, role):
    person = world.at_hope.get(role) or world.sam
    browser = signed_in(person)
    for name, parameters, access in ADDRESSES:
        if not isinstance(access, Permission) or access in GRANTS[role]:
            continue
        for method in METHODS:
            address = own(world, name, parameters)
            counted.append(address)
            assert getattr(browser, method)(address).status_code == 403, (role, method, address)


@pytest.mark.parametrize("role", list(Role))
def test_what_is_anothers_answers_like_what_does_not_exist(world, counted, role):
    if role == Role.SYSTEM_ADMINISTRATOR:
        mine = [entry for entry in OF_AN_OBJECT if not entry[0].startswith("accounts:")]
    else:
        mine = OF_AN_OBJECT
    browser = signed_in(world.at_haven.get(role) or world.sam)
    for name, parameters, _access in mine:
        for method in METHODS:
            foreign = own(world, name, parameters)
            nothing = absent(name, parameters)
            counted += [foreign, nothing]
            answer = call(browser, method, foreign)
            assert answer[0] in {403, 404, 405}, (role, method, foreign, answer[0])
            assert answer == call(browser, method, nothing), (role, method, foreign)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SPECIALIST_LEGAL])
def test_a_colleague_outside_the_team_cannot_tell_the_case_from_none(world, counted, role):
    browser = signed_in(make_person("Newcomer", world.hope, role))
    about_the_case = [entry for entry in OF_AN_OBJECT if "code" in entry[1] and not entry[0].startswith("accounts:")]
    for name, parameters, _access in about_the_case:
        for method in METHODS:
            address = own(world, name, parameters)
            nothing = absent(name, parameters)
            counted += [address, nothing]
            answer = call(browser, method, address)
            assert answer[0] in {403, 404, 405}, (role, method, address, answer[0])
            assert answer == call(browser, method, nothing), (role, method, address)


@pytest.mark.parametrize("role", list(Role))
def test_no_list_of_another_organisation_holds_anything_of_ours(world, counted, role):
    browser = signed_in(world.at_haven.get(role) or world.sam)
    numbers = [world.referral.number, world.transfer.number, world.outside.number]
    ours = [world.case.code, world.woman.code, *numbers, "Blessing", "Okafor", "35799123456"]
    for name, parameters, access in ADDRESSES:
        if parameters or access == "public":
            continue
        page = browser.get(reverse(name)).content.decode(errors="replace")
        counted.append(name)
        assert not [word for word in ours if word in page], (role, name)
