"""A transfer is prepared as a draft: nothing leaves, and it can be changed until it is sent."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.accounts.models import Organisation
from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import demand_fresh, locked
from referrals.transfers import destination as destinations
from referrals.transfers import packet
from referrals.transfers.actions.demands import REFUSED, demand_possible, side_of
from referrals.transfers.models import Introduction, SentTransfer, Transfer


@transaction.atomic
def draft_transfer(*, case, receiver, by, once=None, **written):
    """written: categories, summary, dates (keys), introduction, meets_on and, across a border, destination.

    once: the random number of the form, so that a form that is sent twice makes one draft.
    """
    case = locked(case)
    key = uuid.uuid5(case.pk, f"transfer {once}") if once else uuid.uuid4()
    if made := SentTransfer.objects.filter(transfer=key).first():
        return _same_draft(made, written)
    consent = demand_possible(case, receiver, written["categories"])
    home = Organisation.objects.get(pk=case.organisation_id)
    transfer = Transfer(pk=key, receiver=receiver, is_cross_border=home.country != receiver.country)
    side = SentTransfer(woman_id=case.woman_id, case=case, transfer=transfer, drafted_by=by)
    _write(transfer, side, consent, by, **written)
    transfer.save(force_insert=True)
    side.save(force_insert=True)
    log.record("transfer.drafted", side, by=by, details=details_of(transfer, side))
    return transfer


@transaction.atomic
def change_draft(*, transfer, version, by, **written):
    """Write the draft anew; the partner stays the same, because her consent names it."""
    side = side_of(transfer)
    case = locked(side.case)
    transfer = locked_draft(transfer)
    demand_fresh(transfer, version)
    side.drafted_by = by
    _write(transfer, side, demand_possible(case, transfer.receiver, written["categories"]), by, **written)
    transfer.save()
    side.save()
    log.record("transfer.redrafted", side, by=by, details=details_of(transfer, side))
    return transfer


def locked_draft(transfer):
    transfer = Transfer.objects.sent().select_for_update().get(pk=transfer.pk)
    if not transfer.is_draft:
        raise Refused(_("This transfer is no longer a draft. Open it again to see where it stands."), REFUSED)
    return transfer


def details_of(transfer, side):
    return {"number": transfer.number, "receiver": transfer.receiver.code, "categories": side.categories}


def _same_draft(side, written):
    """What this form has made already. With other words it is not the same, and not to be lost."""
    if side.shared.get("summary") != written["summary"]:
        raise Stale(_("This form has been saved before. Open the draft and change it there."), about=side)
    return side.transfer


def _write(
    transfer, side, consent, by, *, categories, summary, introduction, dates=(), meets_on=None, destination=None
):
    transfer.introduction = Introduction(introduction)
    transfer.meets_on = meets_on if introduction == Introduction.PLANNED else None
    if transfer.introduction == Introduction.PLANNED and meets_on is None:
        raise Refused(_("Write the day of the first talk together, or choose that it is still to be found."), REFUSED)
    _look_at(side, destination if transfer.is_cross_border else None, by)
    side.consent, side.categories = consent, sorted(str(category) for category in categories)
    side.shared = {"summary": summary, "dates": list(dates), "destination": destination or {}}
    packet.copy_of(side.case, side.categories, **side.shared)


def _look_at(side, answers, by):
    """Who looked at the destination, and when; looked at again when an answer changes."""
    if not answers or len(destinations.unanswered(answers)) == len(destinations.Question):
        side.checked_at = side.checked_by = None
    elif answers != (side.shared or {}).get("destination"):
        side.checked_at, side.checked_by = timezone.now(), by
