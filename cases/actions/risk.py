"""Judging how safe she is, each time anew; nothing that was judged before is overwritten."""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import risk
from cases.gates import lock_writable
from cases.models import RiskReview
from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused, Stale


@transaction.atomic
def review_risk(*, case, level, why, by, held_on=None, next_on=None, once=None):
    """level: one of Risk. next_on: the suggested day unless said otherwise. once: a form that is sent twice is one."""
    case = lock_writable(case)
    held_on = held_on or timezone.localdate()
    next_on = next_on or risk.suggested(level, held_on)
    key = uuid.uuid5(case.pk, f"risk {once}") if once else uuid.uuid4()
    if made := _made_before(key, level, why):
        return made
    if sentence := fault_of_days(case, held_on, next_on):
        raise Refused(sentence, event="risk.refused")
    review = RiskReview.objects.create(
        pk=key,
        case=case,
        woman_id=case.woman_id,
        level=level,
        why=why,
        held_on=held_on,
        next_on=next_on,
        reviewed_by=by,
    )
    _carry(case)
    log.record("risk.reviewed", review, by=by, details={"level": level, "next": next_on.isoformat()})
    engine.make_due_reminders(engine.today(), case=case)
    return review


def fault_of_days(case, held_on, next_on):
    """Why these days cannot be right; None when they can."""
    if held_on > timezone.localdate():
        return _("This day is in the future. Enter the day on which you judged.")
    if held_on < case.first_contact_on:
        return _("The date lies before the first contact with her. Look at the year.")
    if next_on <= held_on:
        return _("The next review comes after this one. Choose a later day.")
    if next_on > held_on + datetime.timedelta(days=risk.LONGEST):
        return _("This is more than half a year away. Choose a nearer day; a high risk is usually judged every week.")
    return None


def _carry(case):
    """The case carries the latest judgement."""
    latest = RiskReview.objects.filter(case=case).order_by("-held_on", "-made_at").first()
    case.risk_level, case.risk_review_on = latest.level, latest.next_on
    case.version += 1
    case.save(update_fields=["risk_level", "risk_review_on", "version"])


def _made_before(key, level, why):
    made = RiskReview.objects.filter(pk=key).first()
    if made is not None and (made.level, made.why) != (level, why):
        raise Stale(_("This form has been saved before. Open a new form for the second review."), about=made)
    return made
