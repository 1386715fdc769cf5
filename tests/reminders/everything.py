"""A case with a subject of every rule: rows alone, laid down side by side, since nothing but their dates is read."""

import datetime

from django.utils import timezone

from cases.identification.models import FormalStep
from cases.models import (
    Case,
    Child,
    Closure,
    Consent,
    EmergencyOpening,
    IdentityPaper,
    StateChange,
    TraffickingProfile,
)
from pillars.economic.models import Home, Learning, Programme, RightToWork
from pillars.legal.models import Deadline, Hearing, ReflectionPeriod, ResidencePermit
from pillars.models import Assessment
from pillars.plans.models import PlanVersion
from pillars.psychosocial.models import Administration, SafetyPlan
from referrals.overrides.models import Override
from tests.reminders.conftest import make_case

TODAY = timezone.localdate()
NOW = timezone.now()


def day(days):
    return TODAY + datetime.timedelta(days=days)


def make_everything(worker, partner, number):
    """Inside `with acts(worker)`: the case `number`, with dates around today, and one where nothing was asked."""
    dates = {"opened_on": TODAY, "first_contact_on": TODAY, "risk_review_on": TODAY, "hold_until": TODAY}
    ending = {"closed_on": day(-90), "aftercare_until": day(90), "risk_level": "HIGH"}
    case = make_case(worker, code=f"LV-7F3{number:02}", **dates, **ending)
    woman = case.woman
    woman.baby_due_on = day(10)
    woman.save()
    IdentityPaper.objects.create(woman=woman, kind="PASSPORT", expires_on=TODAY)
    Child.objects.create(woman=woman, turns_18_on=TODAY)
    for model, rows in _rows(case, worker, partner).items():
        model.objects.bulk_create(model(case=case, woman=woman, **row) for row in rows)
    StateChange.objects.create(case=case, woman=woman, to="closure_requested", moved_by=worker, moved_at=NOW)
    step = StateChange.objects.create(case=case, woman=woman, to="closed", moved_by=worker, moved_at=NOW)
    Closure.objects.create(case=case, woman=woman, step=step, reason="GOALS_MET", agreed="yes", aftercare_months=[3])
    _take_back(case, partner)
    make_case(worker, code=f"LV-8F3{number:02}", opened_on=TODAY)
    return case


def _rows(case, worker, partner):
    return {
        ResidencePermit: [
            {"kind": "REFUGEE", "expires_on": TODAY},
            {"kind": "WORK", "applied_on": day(-60), "decision_due": TODAY},
        ],
        ReflectionPeriod: [
            {"country": "LV", "granted_on": day(-60), "ends_on": day(days), "confirmed_on": read}
            for days, read in ((5, TODAY), (10, None))
        ],
        Deadline: [
            {"kind": kind, "due_on": TODAY, "confirmed_on": read}
            for kind in ("appeal", "asylum", "compensation", "other")
            for read in (TODAY, None)
        ],
        Hearing: [{"kind": "hearing", "at": NOW}],
        RightToWork: [{"basis": "PROTECTION", "since": TODAY, "recorded_on": day(-10)}],
        Home: [
            {"kind": "NGO_FLAT", "since": day(-20), "stay_ends_on": TODAY},
            {"kind": "STATE_SHELTER", "since": day(-20)},
        ],
        Programme: [
            {"since": day(-20), "ends_on": TODAY},
            {"since": day(-180)},
            {"since": day(-300), "until": day(-100)},
        ],
        Learning: [
            {"kind": "LANGUAGE_COURSE", "language": "lav", "since": day(-20), "until": TODAY, "recorded_on": day(-20)}
        ],
        FormalStep: [{"status": "PRESUMED", "happened_on": day(-30), "recorded_by": worker}],
        TraffickingProfile: [{"trafficking_status": "PossibleVictimOfTrafficking"}],
        EmergencyOpening: [{"opened_by": worker, "opened_on": TODAY, "reason": "Her room is empty."}],
        Override: [
            {"receiver": partner, "ground": "vital", "asked_by": worker, "reason": "She is in hospital."},
            {
                "receiver": partner,
                "ground": "vital",
                "asked_by": worker,
                "reason": "She is in hospital.",
                "state": "approved",
                "decided_at": NOW,
            },
        ],
        PlanVersion: [
            _version(worker, 1, "approved", approved_on=TODAY, approved_at=NOW, review_on=day(-7)),
            _version(worker, 2, "submitted", submitted_on=day(-14)),
        ],
        SafetyPlan: [{"review_on": TODAY}],
        Administration: [{"instrument": "who5", "held_on": day(-190), "administered_by": worker}],
        Assessment: [{"kind": "review", "held_on": day(-1), "next_on": TODAY, "made_by": worker}],
        Consent: [
            {"purpose": "record_keeping", "decision": "given", "decided_on": TODAY},
            {"purpose": "service", "decision": "given", "decided_on": TODAY, "expires_on": day(7)},
            {"purpose": "statistics", "decision": "given", "decided_on": TODAY, "capacity": "in_doubt"},
        ],
    }


def _version(worker, number, state, **days):
    agreed = {"agreed_on": TODAY, "agreed_how": "signed", "copy": "given", "made_by": worker}
    return {"number": number, "state": state} | agreed | days


def _take_back(case, partner):
    hers = {"case": case, "woman_id": case.woman_id, "decided_on": TODAY}
    about = hers | {"purpose": "share_transfer", "recipient": partner}
    given = Consent.objects.create(**about, decision="given", categories=["needs"], expires_on=day(90))
    Consent.objects.filter(pk=given.pk).update(replaced_by=Consent.objects.create(**about, decision="withdrawn"))


STATES = {
    "HOLD": Case.State.ON_HOLD,
    "R23": Case.State.CLOSED,
    "ASKHER": Case.State.INTAKE,
    "R17": Case.State.ASSESSMENT,
    "R19E": Case.State.CLOSURE_REQUESTED,
}
"""Where a case has to be for the rule to speak; otherwise it is at work."""
