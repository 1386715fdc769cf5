"""Fictional transfers between partners: one woman whom a partner took on, and one whom a partner is asked about."""

from datetime import timedelta

from cases import actions as case_actions
from cases.models import Case
from cases.models.consent import Category, Consent
from coalesce.accounts.models import User
from coalesce.permissions import Role
from coalesce.tenancy import acting_for
from referrals import unfinished
from referrals.transfers import actions, dates
from referrals.transfers.destination import Question
from referrals.transfers.models import Introduction, Transfer

SHARED = [Category.NAME, Category.LANGUAGE, Category.NEEDS, Category.CONTACT]
SUMMARY = "She moves to be near her sister. Her course ends in spring, and she wishes to go on with counselling there."
DESTINATION = {
    Question.KNOWS: "Her sister, and nobody else.",
    Question.ARRIVAL: "By train in daylight. A worker of the partner meets her on the platform.",
    Question.CONTACT: "The night line of the partner; the number is in her phone under another word.",
    Question.RISK: "Nobody from before is known there. Her new address stays with the partner.",
}


def make(organisations, today):
    """Both cross a border, so a supervisor has agreed to each."""
    taken_on = _send(organisations["iroko"], organisations["ici"], today)
    if taken_on:
        _take_on(taken_on, organisations["ici"])
        with acting_for(organisations["iroko"].pk):
            actions.close_files()
    _send(organisations["ici"], organisations["solwodi"], today)


def _send(sender, receiver, today):
    worker, supervisor = _one(sender, Role.CASEWORKER), _one(sender, Role.SUPERVISOR)
    with acting_for(sender.pk, worker):
        case = next((case for case in _cases_of(worker) if not unfinished.open_referrals(case)), None)
        if case is None:
            return None
        transfer = _prepare(case, receiver, worker, today)
        actions.submit_draft(transfer=transfer, by=worker)
    with acting_for(sender.pk, supervisor):
        return actions.approve_transfer(transfer=transfer, by=supervisor)


def _prepare(case, receiver, worker, today):
    case_actions.give_consent(
        case=case,
        purpose=Consent.Purpose.SHARE_TRANSFER,
        recipient=receiver,
        categories=SHARED,
        language=case.woman.primary_language,
        expires_on=today + timedelta(days=90),
        by=worker,
    )
    return actions.draft_transfer(
        case=case,
        receiver=receiver,
        categories=SHARED,
        summary=SUMMARY,
        dates=[date.key for date in dates.ahead_of(case)[:4]],
        introduction=Introduction.PLANNED,
        meets_on=today + timedelta(days=9),
        destination={question.value: answer for question, answer in DESTINATION.items()},
        by=worker,
    )


def _take_on(transfer, receiver):
    worker = _one(receiver, Role.CASEWORKER)
    with acting_for(receiver.pk, worker):
        actions.accept_transfer(transfer=Transfer.objects.get(pk=transfer.pk), by=worker)


def _cases_of(worker):
    return Case.objects.filter(state=Case.State.ACTIVE, assigned_to=worker).select_related("woman").order_by("-code")


def _one(organisation, role):
    return User.objects.filter(organisation=organisation, roles=[role]).order_by("pk")[0]
