"""A closed laptop costs nothing in any form about her: what was typed is back when the form is opened again."""

import pytest
from django.urls import reverse

from cases import actions as case_actions
from cases.models import Case, Consent
from cases.notes.models import Draft
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.catalogue import LEGAL
from pillars.economic.kinds import HOMES
from pillars.talks.kinds import BY_SLUG
from tests.world import make_world

FORMS = {
    "case": ("cases:edit", {}, "need"),
    "pause": ("cases:move", {"to": "on_hold"}, "reason"),
    "risk": ("cases:risk_review", {}, "why"),
    "contact": ("cases:contact_add", {}, "safe_times"),
    "contact changed": ("cases:contact_edit", "contact", "safe_times"),
    "paper": ("cases:paper_add", {}, "note"),
    "note": ("notes:write", {}, "body"),
    "note corrected": ("notes:correct", "note", "body"),
    "signs": ("identification:look_at_signs", {}, "words"),
    "signs corrected": ("identification:correct_signs", "screening", "words"),
    "formal step": ("identification:record_formal_step", {}, "authority"),
    "wish": ("identification:record_wish", {}, "words"),
    "place": ("identification:note_place", {}, "description"),
    "assessment": ("pillars:assess", {"pillar": LEGAL}, "needs"),
    "goal": ("pillars:set_goal", {"pillar": LEGAL}, "statement"),
    "service": ("pillars:deliver_service", {"pillar": LEGAL}, "note"),
    "permit": ("pillars:legal:record_permit", {}, "note"),
    "hearing": ("pillars:legal:record_hearing", {}, "note"),
    "home": ("pillars:economic:record", {"kind": HOMES}, "note"),
    "safety plan": ("pillars:psychosocial:agree_safety_plan", {}, "measures"),
    "safety plan changed": ("pillars:psychosocial:change_safety_plan", "plan", "measures"),
    "safety step": ("pillars:psychosocial:safety_step", "step", "words"),
    "plan": ("pillars:plans:draft", {}, "hopes"),
    "agreement": ("pillars:plans:agree", {}, "hopes"),
    "review": ("pillars:plans:hold_review", {}, "her_view"),
    "talk": ("talks:keep", {"kind_of_talk": BY_SLUG["review"]}, "needs"),
    "referral": ("referrals:write", {"partner": "partner"}, "summary"),
}


@pytest.fixture
def world(db):
    world = make_world()
    worker = world.at_hope[Role.CASEWORKER]
    with acting_for(world.hope.pk, worker):
        for purpose in (Consent.Purpose.SERVICE, Consent.Purpose.RECORD_KEEPING):
            case_actions.give_consent(case=world.case, purpose=purpose, by=worker)
        Case.objects.filter(pk=world.case.pk).update(state=Case.State.ACTIVE)
    return world


@pytest.mark.parametrize("which", FORMS)
def test_what_was_typed_and_not_saved_is_back(which, world, browse):
    name, within, field = FORMS[which]
    within = {"pk": getattr(world, within).pk} if isinstance(within, str) else within
    address = reverse(name, kwargs={"code": world.case.code} | within)
    browser = browse(world.at_hope[Role.CASEWORKER])
    page = browser.get(address)
    assert page.status_code == 200, page.content.decode()
    form = page.context["form"]
    assert field in form.fields, sorted(form.fields)
    kept = reverse("notes:save_draft", args=[world.case.code, form.kept.place])
    assert kept in page.content.decode()

    browser.post(kept, {field: "Half a sentence"})

    again = browser.get(address)
    assert "Your draft of" in again.content.decode()
    assert again.context["form"][field].value() == "Half a sentence"
    assert "Half a sentence" not in browser.get(f"{address}?afresh=yes").content.decode()


def test_a_box_whose_tick_was_taken_away_comes_back_without_it(world, browse):
    browser = browse(world.at_hope[Role.CASEWORKER])
    address = reverse("cases:contact_edit", args=[world.case.code, world.contact.pk])
    with acting_for(world.hope.pk):
        type(world.contact).objects.update(may_leave_message=True)
    place = browser.get(address).context["form"].kept.place

    browser.post(reverse("notes:save_draft", args=[world.case.code, place]), {"channel": "PHONE"})

    assert not browser.get(address).context["form"]["may_leave_message"].value()


def test_a_saved_form_leaves_no_draft_and_its_late_echo_neither(world, browse):
    browser = browse(world.at_hope[Role.CASEWORKER])
    address = reverse("cases:edit", args=[world.case.code])
    form = browser.get(address).context["form"]
    sent = {"need": "A room", "entry_route": "SELF", "version": form["version"].value(), "once": str(form.kept.once)}
    sent["first_contact_on"] = world.case.first_contact_on.isoformat()
    kept = reverse("notes:save_draft", args=[world.case.code, form.kept.place])
    browser.post(kept, sent)
    assert browser.post(address, sent).status_code == 302

    browser.post(kept, sent)

    assert b"Your draft of" not in browser.get(address).content
    with acting_for(world.hope.pk):
        assert Draft.objects.get().words is None
