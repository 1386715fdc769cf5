"""What she agreed to, asked in one place; and what follows in higher apps when she changes her mind."""

from cases.models import Consent

on_withdrawal = []
"""Functions called as fn(consent=new, by=user), in the same transaction, when a decision of hers takes back
a consent or part of it. `new.covers(categories)` says what still stands, and `new.expires_on` for how long."""


def standing(case, purpose, recipient=None):
    """Her latest decision for this purpose and recipient, whatever it is, or None."""
    return case.consents.current().filter(purpose=purpose, recipient=recipient).first()


def live(case, purpose, recipient=None):
    """Her consent for this purpose and recipient if it holds today, or None."""
    return case.consents.live().filter(purpose=purpose, recipient=recipient).first()


def refuses_a_record(case):
    """Her latest word on keeping a record is no, whatever was done before: it is the writing that she refuses."""
    latest = standing(case, Consent.Purpose.RECORD_KEEPING)
    return latest is not None and latest.decision != Consent.Decision.GIVEN


def are_live(case, purposes):
    """Whether she has agreed to every one of these purposes, in one query."""
    return set(purposes) <= set(case.consents.live().filter(purpose__in=purposes).values_list("purpose", flat=True))


def overview(case):
    """One line for each purpose, and for sharing one for each partner: (purpose, its latest decision or None)."""
    latest = list(case.consents.current().select_related("recipient").order_by("purpose", "recipient__name"))
    lines = []
    for purpose in Consent.Purpose:
        found = [consent for consent in latest if consent.purpose == purpose]
        lines += [(purpose, consent) for consent in found or [None]]
    return lines


def tell_of_withdrawal(*, consent, by):
    for react in on_withdrawal:
        react(consent=consent, by=by)
