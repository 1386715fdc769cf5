"""Fictional referrals to services outside the consortium: one in each state, at two partners."""

from datetime import timedelta

from django.utils import timezone

from cases import actions as case_actions
from cases.models import Case
from cases.models.consent import Category, Consent
from coalesce.accounts.models import User
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from referrals.models import Outcome
from referrals.outside import actions
from referrals.outside.models import Helped, OutsideReferral

AT = ("ici", "solwodi")
SHARED = [Category.NAME, Category.LANGUAGE, Category.NEEDS, Category.CONTACT]
SERVICES = (
    # How far it has come, the service, its pillar, what is asked of it, the summary
    ("draft", "Labour office, advice for newcomers", "economic", "CAREER_GUIDANCE", "She looks for her first work."),
    ("printed", "Women's clinic, social work", "psychosocial", "MEDICAL_ACCOMPANIMENT", "She needs an appointment."),
    ("waiting", "Chambers at the Canal", "legal", "LEGAL_REPRESENTATION", "She wishes to claim compensation."),
    ("opened", "Evening school, registration", "economic", "LANGUAGE_COURSE", "She wishes to begin in autumn."),
    ("expired", "Tenants' union", "legal", "LEGAL_ADVICE", "Her contract for a room ends."),
    ("withdrawn", "Debt advice of the town", "economic", "FINANCIAL_LITERACY", "She has letters of a bank."),
)
WORDS = "They gave me time, and nobody asked twice."


def make(organisations, today):
    for code in AT:
        _at(organisations[code], today)


def _at(organisation, today):
    worker = User.objects.filter(organisation=organisation, roles=[Role.CASEWORKER]).order_by("pk")[0]
    with acting_for(organisation.pk, worker):
        cases = list(Case.objects.filter(state=Case.State.ACTIVE, assigned_to=worker).order_by("code")[:3])
    for number, told in enumerate(SERVICES):
        if cases:
            _refer(organisation, worker, cases[number % len(cases)], today, *told)


def _refer(organisation, worker, case, today, state, service, pillar, service_type, summary):
    with acting_for(organisation.pk, worker):
        consent = case_actions.give_consent(
            case=case,
            purpose=Consent.Purpose.SHARE_OUTSIDE,
            recipient_name=service,
            categories=SHARED,
            language=case.woman.primary_language,
            expires_on=today + timedelta(days=120),
            by=worker,
        )
        drafted = actions.draft_referral(
            case=case,
            consent=consent,
            pillar=pillar,
            service_type=service_type,
            categories=SHARED,
            summary=summary,
            by=worker,
        )
        secret = None
        if state == "printed":
            actions.print_paper(referral=drafted, number="7F3K9Q", by=worker)
        elif state != "draft":
            secret = actions.make_link(referral=drafted, days=3, version=drafted.version, by=worker)
        if state == "expired":
            _let_it_end(drafted)
        if state == "withdrawn":
            case_actions.withdraw_consent(consent=consent, by=worker)
    if state == "opened":
        actions.open_once(address=secret.token, code=secret.code)
        with acting_for(organisation.pk, worker):
            _hear(OutsideReferral.objects.get(pk=drafted.pk), worker, today)


def _let_it_end(referral):
    ended = timezone.now() - timedelta(hours=2)
    OutsideReferral.objects.filter(pk=referral.pk).update(link_ends_at=ended)
    referral.links.update(ends_at=ended)
    actions.close_ended_links()


def _hear(referral, worker, today):
    told = {"started_on": today, "outcome": Outcome.FULL, "helped": Helped.YES, "words": WORDS}
    actions.tell_feedback(referral=referral, version=referral.version, by=worker, **told)
