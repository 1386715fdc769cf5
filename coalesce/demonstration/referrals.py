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
STEPS = ("sent", "accepted", "declined", "sent", "completed", "revoked")


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
            _answer(referral, receiver, step)


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


def _answer(referral, receiver, step):
    worker = _caseworker(receiver)
    with acting_for(receiver.pk, worker):
        received = Referral.objects.get(pk=referral.pk)
        if step == "declined":
            return actions.decline_referral(referral=received, reason=DeclineReason.NO_CAPACITY, by=worker)
        received = actions.accept_referral(referral=received, by=worker)
        if step == "completed":
            actions.complete_referral(referral=Referral.objects.get(pk=referral.pk), outcome=Outcome.FULL, by=worker)
        return received


def _caseworker(organisation):
    return User.objects.filter(organisation=organisation, roles=[Role.CASEWORKER]).order_by("pk")[0]
