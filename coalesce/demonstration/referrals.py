"""Fictional referrals between partners, through the same actions that people use."""

import random
from datetime import timedelta

from cases import actions as case_actions
from cases.models import Case
from cases.models.consent import Category, Consent
from coalesce.accounts.models import User
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from pillars.catalogue import PILLARS
from referrals import actions
from referrals.models import DeclineReason, Outcome, Referral, Urgency

WAYS = (("cyrc", "ici"), ("ici", "iroko"), ("iroko", "solwodi"), ("solwodi", "caritas-cy"), ("caritas-cy", "ici"))
SHARED = (Category.NAME, Category.LANGUAGE, Category.NEEDS, Category.CONTACT)
SUMMARY = "She is moving to be near her sister and asks for the same support there."
STEPS = ("sent", "accepted", "declined", "asked", "completed", "revoked", "told", "started")
COMMENT = "They listened, and I have a key of my own."
QUESTION, ANSWER = "Does she come alone?", "Yes. She can come from Monday on."


def make(organisations, seed, today):
    """Twelve referrals in every state that one can be in."""
    rng = random.Random(f"{seed} referrals")
    for number in range(12):
        sender, receiver = (organisations[code] for code in WAYS[number % len(WAYS)])
        step = STEPS[number % len(STEPS)]
        referral = _send(rng, sender, receiver, number, today)
        if referral and step == "revoked":
            with acting_for(sender.pk, _caseworker(sender)):
                actions.revoke_referral(referral=Referral.objects.get(pk=referral.pk), by=_caseworker(sender))
        elif referral and step != "sent":
            _answer(referral, receiver, step, today)
        if referral and step == "told":
            _tell(referral, sender)


def _send(rng, sender, receiver, number, today):
    worker = _caseworker(sender)
    with acting_for(sender.pk, worker):
        mine = Case.objects.filter(state=Case.State.ACTIVE, assigned_to=worker).order_by("code")
        if not mine.exists():
            return None
        case = mine[number % mine.count()]
        case_actions.give_consent(
            case=case,
            purpose=Consent.Purpose.SHARE_REFERRAL,
            recipient=receiver,
            categories=list(SHARED),
            language=case.woman.primary_language,
            expires_on=today + timedelta(days=160),
            by=worker,
        )
        pillar = rng.choice(PILLARS)
        return actions.send_referral(
            case=case,
            receiver=receiver,
            pillar=pillar.slug,
            service_type=rng.choice(pillar.service_types).code,
            categories=list(SHARED),
            summary=SUMMARY,
            urgency=rng.choice((Urgency.ROUTINE, Urgency.ROUTINE, Urgency.URGENT)),
            by=worker,
        )


def _tell(referral, sender):
    worker = _caseworker(sender)
    with acting_for(sender.pk, worker):
        asked = Referral.objects.get(pk=referral.pk)
        actions.answer_question(referral=asked, answer=ANSWER, version=asked.version, by=worker)


def _answer(referral, receiver, step, today):
    worker = _caseworker(receiver)
    with acting_for(receiver.pk, worker):
        received = Referral.objects.get(pk=referral.pk)
        if step == "declined":
            return actions.decline_referral(referral=received, reason=DeclineReason.NO_CAPACITY, by=worker)
        if step in {"asked", "told"}:
            return actions.ask_sender(referral=received, question=QUESTION, by=worker)
        side = actions.accept_referral(referral=received, by=worker)
        if step in {"started", "completed"}:
            actions.tell_progress(referral=received, first_appointment_on=today, started_on=today, by=worker)
        if step == "completed":
            actions.complete_referral(referral=received, outcome=Outcome.FULL, comment=COMMENT, by=worker)
        return side


def _caseworker(organisation):
    return User.objects.filter(organisation=organisation, roles=[Role.CASEWORKER]).order_by("pk")[0]
