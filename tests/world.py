"""One organisation with one thing of every kind, for the tests that call every address."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from cases import actions as case_actions
from cases.documents.models import Document
from cases.identification import actions as identification_actions
from cases.interpreters.models import Interpreter, RuledOut
from cases.merging import actions as merging_actions
from cases.models import Child, Consent, EmergencyOpening, IdentityPaper, Seal
from cases.notes import actions as note_actions
from cases.reminders.models import Reminder
from cases.standing_in import actions as leave_actions
from coalesce.accounts.models import Invitation, Session
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.economic.models import LanguageLevel
from pillars.groups.models import GroupSession
from pillars.legal.models import (
    Deadline,
    Hearing,
    Proceeding,
    ProtectionMeasure,
    ProtectionNeeds,
    ReflectionPeriod,
    ResidencePermit,
)
from pillars.models import Assessment, Goal, Service
from pillars.plans.models import Action, PlanVersion, Review
from pillars.psychosocial.models import Administration, SafetyPlan, SafetyStep
from pillars.unmet.models import UnmetNeed
from referrals import actions as referral_actions
from referrals.directory import actions as directory_actions
from referrals.outside import actions as outside_actions
from referrals.overrides import actions as override_actions
from referrals.transfers import actions as transfer_actions
from tests.cast import make_organisation, make_person

ROLES = [role for role in Role if role != Role.SYSTEM_ADMINISTRATOR]


def people_of(organisation):
    """One person for each role."""
    return {role: make_person(f"{role.value}-{organisation.code}", organisation, role) for role in ROLES}


def make_world():
    """Everything at Hope; Haven is another organisation with the same roles and nothing of Hope's."""
    hope, haven = make_organisation("hope", "CY", "Hope"), make_organisation("haven", "IT", "Haven")
    partner = make_organisation("partner", "DE", "Partner")
    world = SimpleNamespace(hope=hope, haven=haven, partner=partner, at_hope=people_of(hope), at_haven=people_of(haven))
    world.sam = make_person("Sam", None, Role.SYSTEM_ADMINISTRATOR)
    worker = world.at_hope[Role.CASEWORKER]
    with acting_for(hope.pk, worker):
        _fill(world, worker)
        _fill_transfer(world, worker)
        _fill_outside(world, worker)
        _fill_merge(world)
    _fill_accounts(world, worker)
    return world


def _fill(world, worker):
    today = timezone.localdate()
    identity = {"first_name": "Blessing", "family_name": "Okafor", "primary_language": "eng"}
    world.case = case_actions.register_woman(identity=identity, by=worker)
    world.woman = world.case.woman
    world.contact = case_actions.add_safe_contact(woman=world.woman, channel="PHONE", value="+35799123456", by=worker)
    world.consent = case_actions.give_consent(
        case=world.case,
        purpose=Consent.Purpose.SHARE_REFERRAL,
        recipient=world.partner,
        categories=["name", "needs"],
        by=worker,
    )
    about = {"case": world.case, "woman": world.woman}
    world.goal = Goal.objects.create(**about, pillar="legal", domain="L1", statement="Papers that are mine")
    world.plan_step = Action.objects.create(**about, goal=world.goal, what="Ask for a lawyer")
    world.plan_version = PlanVersion.objects.create(
        **about, number=1, state="agreed", agreed_on=today, agreed_how="signed", copy="given", made_by=worker
    )
    world.plan_review = Review.objects.create(
        **about,
        plan=world.plan_version,
        her_view="Slowly",
        outcome="stays",
        next_on=today + timedelta(days=90),
        statuses={},
        made_by=worker,
    )
    world.service = Service.objects.create(
        **about, pillar="legal", service_type="LEGAL_ADVICE", minutes=60, staff=worker, held_on=today
    )
    world.group_session = GroupSession.objects.create(
        pillar="legal", service_type="LEGAL_INFORMATION", minutes=90, facilitator=worker, held_on=today
    )
    Service.objects.filter(pk=world.service.pk).update(group_session=world.group_session)
    world.child = Child.objects.create(woman=world.woman, age_band="6-11")
    world.paper = IdentityPaper.objects.create(woman=world.woman, kind="PASSPORT")
    world.interpreter = Interpreter.objects.create(name="Amara", languages=["eng"], gender="FEMALE")
    world.ruled_out = RuledOut.objects.create(woman=world.woman, who="Anyone from her town")
    world.unmet = UnmetNeed.objects.create(**about, pillar="legal", service_type="LEGAL_ADVICE", made_by=worker)
    world.talk = Assessment.objects.create(**about, kind="review", pillar="", needs="Rest", made_by=worker)
    world.plan = SafetyPlan.objects.create(**about, review_on=today, measures="Calls the night line")
    world.administration = Administration.objects.create(
        **about, instrument="phq9", answers=[0] * 8 + [1], score=1, administered_by=worker
    )
    world.step = SafetyStep.objects.create(**about, administration=world.administration)
    world.permit = ResidencePermit.objects.create(**about, kind="REFUGEE", expires_on=today + timedelta(days=20))
    _fill_legal(world, about, today)
    world.document = Document.objects.create(
        **about,
        title="Court letter",
        kind="court",
        extension="pdf",
        size=9,
        stored_as=uuid.uuid4().hex,
        uploaded_by=worker,
    )
    world.screening = identification_actions.look_at_signs(
        case=world.case,
        held_on=today,
        known_from="seen",
        signs=["ESCORTED"],
        words="A man waited",
        view="possible",
        by=worker,
    )
    world.place = identification_actions.note_place(
        case=world.case, event_type="Transit", country="IT", place="Turin", happened_on=None, description="", by=worker
    )
    world.level = LanguageLevel.objects.create(**about, language="eng", level="A1")
    world.note = note_actions.write_note(
        case=world.case, written_on=today, confidentiality="team", body="She slept well", by=worker
    )
    world.opening = EmergencyOpening.objects.create(
        **about, occasion="danger", reason="She called from the street", opened_by=world.at_hope[Role.SPECIALIST_LEGAL]
    )
    hidden = case_actions.open_enquiry(need="A bed", by=worker)
    world.seal = Seal.objects.create(
        case=hidden, woman=hidden.woman, reason="A colleague is her cousin", sealed_by=worker
    )
    world.reminder = Reminder.objects.create(
        **about,
        rule="R03",
        object_id=world.permit.pk,
        due_on=world.permit.expires_on,
        lead_days=30,
        shown_from=today,
        recipient=worker,
    )
    world.leave = leave_actions.enter_leave(
        person=worker,
        stand_in=world.at_hope[Role.SPECIALIST_LEGAL],
        begins_on=today + timedelta(days=60),
        ends_on=today + timedelta(days=67),
        by=worker,
    )
    world.formal_step = identification_actions.record_formal_step(
        case=world.case, status="PRESUMED", happened_on=today, decided_by="Police", authority="Unit 4", by=worker
    )
    world.override = override_actions.ask_for_override(
        case=world.case,
        receiver=world.partner,
        categories=["safety"],
        ground="vital",
        reason="He is at her door",
        by=worker,
    )
    world.service_entry = directory_actions.add_entry(
        provider="Law Centre", service_type="LEGAL_ADVICE", country="CY", by=worker
    )
    world.referral = referral_actions.send_referral(
        case=world.case,
        receiver=world.partner,
        pillar="legal",
        service_type="LEGAL_ADVICE",
        categories=["name", "needs"],
        summary="She asks for advice.",
        by=worker,
    )


def _fill_transfer(world, worker):
    """Her case is prepared for handing over, and looked at by nobody yet."""
    with_partner = {"case": world.case, "recipient": world.partner, "categories": ["name"], "by": worker}
    case_actions.give_consent(purpose=Consent.Purpose.SHARE_TRANSFER, **with_partner)
    world.transfer = transfer_actions.draft_transfer(
        case=world.case,
        receiver=world.partner,
        categories=["name"],
        summary="She moves.",
        introduction="to_plan",
        by=worker,
    )


def _fill_outside(world, worker):
    """A law centre is to read her name."""
    world.service_consent = case_actions.give_consent(
        case=world.case,
        purpose=Consent.Purpose.SHARE_OUTSIDE,
        recipient_name="Law Centre",
        categories=["name"],
        by=worker,
    )
    world.outside = outside_actions.draft_referral(
        case=world.case,
        consent=world.service_consent,
        pillar="legal",
        service_type="LEGAL_ADVICE",
        categories=["name"],
        summary="She asks for advice.",
        by=worker,
    )


def _fill_merge(world):
    """A second record of hers, joined to the first."""
    ben = world.at_hope[Role.SUPERVISOR]
    other = case_actions.register_woman(identity={"first_name": "Blesing"}, by=ben).woman
    kept = type(other).objects.get(pk=world.woman.pk)
    world.merge = merging_actions.merge(
        woman=kept, other=other, chosen=[], reason="One card", versions=(kept.version, 1), by=ben
    )


def _fill_legal(world, about, today):
    world.reflection = ReflectionPeriod.objects.create(**about, country="CY", granted_on=today, ends_on=today)
    world.proceeding = Proceeding.objects.create(**about, kind="LABOUR", began_on=today)
    world.hearing = Hearing.objects.create(**about, kind="hearing", at=timezone.now())
    world.deadline = Deadline.objects.create(**about, kind="appeal", due_on=today)
    world.measure = ProtectionMeasure.objects.create(**about, kind="barring", begins_on=today)
    world.protection_needs = ProtectionNeeds.objects.create(
        **about, assessed_on=today, assessor="court", needs=["closed"]
    )


def _fill_accounts(world, worker):
    later = timezone.now() + timedelta(hours=3)
    world.invitation = Invitation.objects.create(
        organisation=world.hope,
        email="new@hope.example",
        name="New",
        roles=[Role.CASEWORKER],
        digest=uuid.uuid4().hex,
        invited_by=world.at_hope[Role.ORGANISATION_MANAGER],
        expires_at=later,
    )
    world.device = Session.objects.create(pk=uuid.uuid4().hex, user=worker, data="", expires_at=later)
