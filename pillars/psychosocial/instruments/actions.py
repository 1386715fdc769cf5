"""Writing down what she answered. An answer that speaks of danger to herself demands a safety step at once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import demand_fresh, locked
from pillars import gates
from pillars.psychosocial.instruments import scoring
from pillars.psychosocial.instruments.catalogue import BY_CODE
from pillars.psychosocial.models import Administration, SafetyPlan, SafetyStep
from pillars.psychosocial.rules import RULES
from pillars.rules import RULES as SILENCES


@transaction.atomic
def administer(*, case, instrument, timepoint, held_on, answers, declined, by, once=None):
    """answers: one for each item, None where she declined. declined: she declined the whole, or stopped on the way."""
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    said = {"instrument": instrument.code, "timepoint": timepoint, "held_on": held_on, "answers": list(answers)}
    if made := gates.made_before(Administration, key, **said):
        return made
    administration = Administration(
        pk=key, case=case, woman_id=case.woman_id, instrument=instrument.code, administered_by=by
    )
    _write(administration, case, timepoint, held_on, answers, declined)
    log.record("administration.recorded", administration, by=by, details=_told(administration))
    _demand_safety_step(administration, by)
    _bring_up_reminders(case)
    return administration


@transaction.atomic
def correct_administration(*, administration, version, timepoint, held_on, answers, declined, by):
    case = gates.lock_open_case(administration.case)
    administration = locked(administration)
    demand_fresh(administration, version)
    _write(administration, case, timepoint, held_on, answers, declined)
    log.record("administration.corrected", administration, by=by, details=_told(administration))
    _demand_safety_step(administration, by)
    _bring_up_reminders(case)
    return administration


@transaction.atomic
def take_safety_step(*, step, taken, words, by):
    """taken: what was done, a SafetyStep.Taken; words: needed unless it was the plan."""
    gates.lock_open_case(step.case)
    step = locked(step)
    if not step.is_due:
        if (step.taken, step.words) == (taken, words):
            return step
        raise Stale(_("This safety step has been recorded before. Write what was done since in a service."), about=step)
    if sentence := fault_of_step(step.case, taken, words):
        raise Refused(sentence)
    step.taken, step.words, step.taken_by, step.taken_at = taken, words, by, timezone.now()
    step.save()
    log.record("safety_step.taken", step, by=by, details={"taken": taken})
    return step


def fault_of_step(case, taken, words):
    """Why this is no safety step yet; None when it is."""
    if taken != SafetyStep.Taken.PLAN and not words.strip():
        return _("Write in a few words what was done.")
    if taken == SafetyStep.Taken.PLAN and not SafetyPlan.objects.filter(case=case).exists():
        return _("She has no safety plan yet. Make one with her, or write what was done instead.")
    return None


def _write(administration, case, timepoint, held_on, answers, declined):
    instrument = BY_CODE[administration.instrument]
    gates.demand_day(case, held_on)
    if not scoring.are_possible(instrument, answers):
        raise Refused(_("One of the answers is not on the form. Choose one of the numbers for each item."))
    declined = declined or set(answers) == {None}
    result = scoring.NOT_SCORED if declined else scoring.result(instrument, answers)
    administration.instrument_version = instrument.version
    administration.timepoint, administration.held_on = timepoint, held_on
    administration.answers, administration.declined = list(answers), declined
    administration.score, administration.flagged = result.score, result.flagged
    administration.save()


def _demand_safety_step(administration, by):
    """Once for each questionnaire; correcting the answer later does not take the step away."""
    instrument = BY_CODE[administration.instrument]
    if not scoring.demands_safety_step(instrument, administration.answers):
        return
    if SafetyStep.objects.filter(administration=administration).exists():
        return
    step = SafetyStep.objects.create(
        administration=administration, case=administration.case, woman_id=administration.woman_id
    )
    log.record("safety_step.demanded", step, by=by, details={"instrument": instrument.code})


def _bring_up_reminders(case):
    engine.make_due_reminders(engine.today(), case=case, only=(*RULES, *SILENCES))


def _told(administration):
    return {
        "instrument": administration.instrument,
        "timepoint": administration.timepoint,
        "scored": administration.score is not None,
        "flagged": administration.flagged,
        "declined": administration.declined,
    }
