"""Bringing a case to a state as the house demands it, so that no test has to repeat the way there."""

from django.utils import timezone

from cases import actions as case_actions
from cases.models import Case, Consent
from pillars import actions as pillar_actions
from pillars.catalogue import LEGAL
from pillars.models import Assessment
from pillars.plans import actions, standing
from pillars.plans.contents import fingerprint
from pillars.psychosocial.models import SafetyPlan

State = Case.State
WAY = (State.ENQUIRY, State.INTAKE, State.ASSESSMENT, State.PLANNING, State.ACTIVE)


def bring_to(case, state, *, worker, supervisor):
    """From a registered woman (acting for her organisation) to intake, assessment, planning or active."""
    agree_to_both(case, worker)
    for step in WAY[WAY.index(case.state) + 1 : WAY.index(state) + 1]:
        make_ready_for(step, case, worker)
        if step == State.ACTIVE:
            approve_a_plan(case, worker, supervisor)
        else:
            case_actions.move_case(case=case, to=step, by=worker)
        case.refresh_from_db()
    return case


def make_ready_for(state, case, worker):
    if state == State.PLANNING:
        talk_over_her_needs(case, worker)
        need_no_safety_plan(case)
    if state == State.ACTIVE:
        pillar_actions.set_goal(case=case, pillar=LEGAL, domain="L1", statement="Papers that are mine", by=worker)


def agree_to_both(case, worker):
    for purpose in (Consent.Purpose.SERVICE, Consent.Purpose.RECORD_KEEPING):
        if not case.consents.live().filter(purpose=purpose).exists():
            case_actions.give_consent(case=case, purpose=purpose, by=worker)


def talk_over_her_needs(case, worker):
    hers = {"case": case, "woman_id": case.woman_id, "pillar": "", "made_by": worker}
    return Assessment.objects.create(**hers, kind=Assessment.Kind.INITIAL_NEEDS, state=Assessment.State.COMPLETE)


def need_no_safety_plan(case):
    hers = {"case": case, "woman_id": case.woman_id}
    return SafetyPlan.objects.create(**hers, needed=False, review_on=timezone.localdate())


def agree_on_the_plan(case, worker, **changes):
    """She agrees to what stands today."""
    latest = standing.versions_of(case).first()
    said = {"agreed_on": timezone.localdate(), "agreed_how": "signed", "copy": "given", "copy_language": "eng"}
    frame = {"hopes": "", "planned_end": None, "review_every_days": 90}
    known = {"number": standing.next_number(latest), "seen": fingerprint(standing.goals_of(case))}
    return actions.agree(case=case, by=worker, **(said | frame | known | changes))


def approve_a_plan(case, worker, supervisor, **changes):
    """Which begins the work where the case was in planning."""
    version = actions.submit(version=agree_on_the_plan(case, worker, **changes), by=worker)
    return actions.approve(version=version, by=supervisor)
