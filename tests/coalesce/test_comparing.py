"""Two people have the same form open: whoever saves second sees both versions, and chooses."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from cases import actions as case_actions
from cases.models import Case, Consent, TraffickingProfile
from coalesce.audit.models import AuditEntry
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars import actions as pillar_actions
from pillars.catalogue import LEGAL
from pillars.economic.kinds import LANGUAGES
from pillars.plans import actions as plan_actions
from pillars.talks.kinds import BY_SLUG
from tests.world import make_world

CHANGED = "This was changed while you were writing"


@pytest.fixture
def world(db):
    """Everything at Hope, with her case in full work and a plan, a profile and a talk begun."""
    world = make_world()
    worker = world.at_hope[Role.CASEWORKER]
    with acting_for(world.hope.pk, worker):
        for purpose in (Consent.Purpose.SERVICE, Consent.Purpose.RECORD_KEEPING):
            case_actions.give_consent(case=world.case, purpose=purpose, by=worker)
        Case.objects.filter(pk=world.case.pk).update(state=Case.State.ACTIVE)
        world.profile = TraffickingProfile.objects.create(case=world.case, woman=world.woman)
        frame = {"hopes": "A room", "planned_end": None, "review_every_days": 90}
        world.draft = plan_actions.write_draft(case=world.case, number=2, version=None, by=worker, **frame)
        type(world.talk).objects.filter(pk=world.talk.pk).update(state="open")
        type(world.plan).objects.update(review_on=timezone.localdate() + timedelta(days=30))
    return world


FORMS = {
    "case": ("cases:edit", "case", "need", "A bed for two"),
    "woman": ("cases:woman_edit", "woman", "known_as", "Bee"),
    "contact": ("cases:contact_edit", "contact", "safe_times", "Evenings"),
    "profile": ("cases:profile_edit", "profile", "age_when_trafficked", "17"),
    "child": ("cases:child_change", "child", "age_band", "12-17"),
    "goal": ("pillars:change_goal", "goal", "statement", "To stay near my sister"),
    "service": ("pillars:correct_service", "service", "note", "Explained the letter"),
    "permit": ("pillars:legal:correct_permit", "permit", "number", "77"),
    "language level": ("pillars:economic:correct", "level", "note", "Told by her"),
    "safety plan": ("pillars:psychosocial:change_safety_plan", "plan", "measures", "Calls Ada"),
    "step of identification": ("identification:correct_formal_step", "formal_step", "authority", "Unit 9"),
    "signs": ("identification:correct_signs", "screening", "words", "Two men waited"),
    "place": ("identification:correct_place", "place", "description", "Ask no more"),
    "draft of the plan": ("pillars:plans:draft", "draft", "hopes", "A room with a window"),
    "step of the plan": ("pillars:plans:change_step", "plan_step", "what", "Ask two lawyers"),
    "group session": ("groups:correct", "group_session", "place", "The garden"),
    "talk": ("talks:keep", "talk", "needs", "Sleep"),
}

PARTS = {
    "cases:edit": ("code",),
    "cases:woman_edit": ("code",),
    "cases:profile_edit": ("code",),
    "pillars:change_goal": ("code", "pillar", "pk"),
    "pillars:correct_service": ("code", "pillar", "pk"),
    "pillars:economic:correct": ("code", "kind", "pk"),
    "pillars:plans:draft": ("code",),
    "groups:correct": ("pk",),
    "talks:keep": ("code", "kind_of_talk"),
}


def address_of(world, name, thing):
    within = {"code": world.case.code, "pk": thing.pk, "pillar": LEGAL, "kind": LANGUAGES}
    within["kind_of_talk"] = BY_SLUG["review"]
    return reverse(name, kwargs={each: within[each] for each in PARTS.get(name, ("code", "pk"))})


def filled(form):
    """What a browser sends of a form that was just opened."""
    sent = {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, list):
            value = [one for one in value if one in dict(form.fields[name].choices)]
        if value not in (None, False, "", []):
            sent[form.add_prefix(name)] = value() if callable(value) else "on" if value is True else value
    return sent


@pytest.fixture
def overtaken(world, browse):
    """`overtaken("goal")`: what the second of two windows is answered, with its address and what was typed there."""

    def send(which):
        name, kind, field, typed = FORMS[which]
        with acting_for(world.hope.pk):
            in_group = world.group_session if which == "group session" else None
            type(world.service).objects.update(group_session=in_group)
        thing = getattr(world, kind)
        address = address_of(world, name, thing)
        browser = browse(world.at_hope[Role.CASEWORKER])
        page = browser.get(address)
        assert page.status_code == 200, page.content.decode()
        sent = filled(page.context["form"]) | {field: typed}
        assert field in page.context["form"].fields
        with acting_for(world.hope.pk):
            type(thing).objects.filter(pk=thing.pk).update(version=F("version") + 1)
        return SimpleNamespace(answer=browser.post(address, sent), address=address, browser=browser, thing=thing)

    return send


def pressed(comparison):
    """What the button sends: every unseen value, and the answers as they stand in the page."""
    sent = {}
    for name, value in comparison.unseen:
        sent.setdefault(name, []).append(value)
    for difference in comparison.differences:
        sent[difference.field.html_name] = difference.field.value()
    return sent


@pytest.mark.parametrize("which", FORMS)
def test_both_versions_stand_side_by_side_and_one_click_saves_hers(which, world, overtaken, acts):
    _name, _kind, field, typed = FORMS[which]
    second = overtaken(which)

    assert second.answer.status_code == 409, second.answer.context["form"].errors
    page = second.answer.content.decode()
    assert CHANGED in page
    assert escape(typed) in page
    comparison = second.answer.context["comparison"]
    assert [difference.field.name for difference in comparison.differences] == [field]

    saved = second.browser.post(second.address, pressed(comparison))

    assert saved.status_code == 302, saved.content.decode()
    with acting_for(world.hope.pk):
        second.thing.refresh_from_db()
    assert str(getattr(second.thing, field)) == typed


def test_the_page_says_who_saved_it_and_when_and_what_stands_now(world, browse):
    worker, colleague = world.at_hope[Role.CASEWORKER], world.at_hope[Role.SPECIALIST_LEGAL]
    address = reverse("pillars:change_goal", args=[world.case.code, LEGAL, world.goal.pk])
    browser = browse(worker)
    sent = filled(browser.get(address).context["form"]) | {"statement": "Mine", "status": "met"}
    with acting_for(world.hope.pk, colleague):
        values = {"statement": "Hers", "status": "in_progress", "priority": "next", "target": None, "due_on": None}
        pillar_actions.change_goal(goal=world.goal, version=1, by=colleague, **values)

    page = browser.post(address, sent)

    words = page.content.decode()
    assert f"{colleague.name} saved it on" in words
    now = {each.field.name: each.now for each in page.context["comparison"].differences}
    assert now["statement"] == "Hers"
    assert now["status"] == "In progress"


def test_reading_what_stands_now_is_remembered_though_nothing_was_saved(world, overtaken):
    overtaken("woman")

    with acting_for(world.hope.pk):
        *_earlier, stale, read = AuditEntry.objects.order_by("sequence")
    assert (stale.event, read.event, read.woman_id) == ("woman.stale", "woman.read", world.woman.pk)


def test_who_typed_what_stands_now_has_nothing_left_to_save(world, overtaken):
    FORMS["same"] = ("cases:edit", "case", "need", world.case.need)

    answer = overtaken("same").answer

    del FORMS["same"]
    assert answer.status_code == 409
    assert "nothing left to save" in answer.content.decode()
    assert "Save mine" not in answer.content.decode()


def test_a_draft_that_was_overtaken_is_not_taken_for_what_stands_now(world, overtaken):
    second = overtaken("goal")
    place = second.answer.context["comparison"].afresh
    typed = {"statement": "From the closed laptop", "version": "1"}
    kept = second.browser.get(second.address).context["form"].kept.place
    second.browser.post(reverse("notes:save_draft", args=[world.case.code, kept]), typed)

    again = second.browser.post(second.address, filled(second.browser.get(second.address).context["form"]))

    now = {each.field.name: each.now for each in again.context["comparison"].differences}
    assert now == {"statement": "Papers that are mine"}
    assert "From the closed laptop" not in second.browser.get(place).content.decode()


def test_an_agreement_to_goals_that_have_changed_is_not_saved_by_one_click(world, browse):
    browser = browse(world.at_hope[Role.CASEWORKER])
    address = reverse("pillars:plans:agree", args=[world.case.code])
    given = {"agreed_how": "signed", "copy": "declined", "hopes": "A room of my own"}
    sent = filled(browser.get(address).context["form"]) | given
    with acting_for(world.hope.pk):
        world.goal.statement = "Something else"
        world.goal.save()

    answer = browser.post(address, sent)

    assert answer.status_code == 409, answer.context["form"].errors
    assert "Save mine" not in answer.content.decode()
    assert "A room of my own" in answer.content.decode()
