"""Fictional talks over all three pillars: the first one, and how it was for her at the end."""

from cases.models import Case
from coalesce.demonstration.safety import dice
from pillars.catalogue import PILLARS
from pillars.models import Assessment, Rating
from pillars.talks.factors import Factor
from pillars.talks.models import RiskFactor

Kind, State = Assessment.Kind, Assessment.State
DOMAINS = [domain.code for pillar in PILLARS for domain in pillar.domains]
BURDENS = (
    (Factor.TRAFFICKER_CONTACT, 3, "She has a new number, and blocked the old ones."),
    (Factor.IRREGULAR_STATUS, 2, "A lawyer has her papers since this month."),
    (Factor.ISOLATION, 2, "A woman from her church calls her on Sundays."),
    (Factor.DEBT, 2, ""),
    (Factor.ONLINE_EXPOSURE, 1, "Her accounts are closed."),
    (Factor.HOMELESSNESS, 2, "She may stay where she is until spring."),
    (Factor.LANGUAGE, 1, ""),
)
NEEDS = (
    "A place to be safe, and someone to go with her.",
    "Sleep, and a doctor whom she can understand.",
    "To know whether she may stay, before everything else.",
)


def first(case, worker, values):
    """values: {domain: rating or None} of what was spoken of again later. Some are still to be gone on with."""
    rng = dice(case.woman, "first talk")
    is_open = case.state == Case.State.ASSESSMENT and rng.random() < 0.4
    talk = _talk(case, worker, Kind.INITIAL_NEEDS, case.opened_on)
    talk.state = State.OPEN if is_open else State.COMPLETE
    talk.needs, talk.risks_answer = rng.choice(NEEDS), "" if is_open else Assessment.RisksAnswer.TALKED
    talk.interpreter = case.woman.interpreter_needed
    yield talk
    codes = DOMAINS[:7] if is_open else DOMAINS
    yield from _ratings(talk, {code: values.get(code, rng.choice((1, 2, 2, 3, 3, None))) for code in codes})
    for factor, severity, protects in rng.sample(BURDENS, rng.choice((1, 2, 3))):
        hers = {"woman": case.woman, "case": case, "assessment": talk}
        yield RiskFactor(**hers, factor=factor, level="individual", severity=severity, protective_factor=protects)


def at_the_end(case, worker, values):
    """Of a closed case. One woman in four did not want it."""
    rng = dice(case.woman, "exit")
    talk = _talk(case, worker, Kind.EXIT, case.closed_on)
    if case.closure_reason == "LOST_CONTACT":
        return
    if rng.random() < 0.25:
        talk.state, talk.place_safe = State.DECLINED, ""
        yield talk
        return
    yield talk
    yield from _ratings(talk, {code: values.get(code, rng.choice((3, 4, 4, 5, None))) for code in DOMAINS})


def _talk(case, worker, kind, day):
    return Assessment(
        woman=case.woman,
        case=case,
        kind=kind,
        pillar="",
        held_on=day,
        place_safe=Assessment.Safe.YES,
        made_by=worker,
    )


def _ratings(talk, values):
    for domain, value in values.items():
        yield Rating(
            woman=talk.woman,
            case=talk.case,
            assessment=talk,
            domain=domain,
            value=value,
            no_answer=Rating.NoAnswer.DECLINED if value is None else "",
            wants_support=value is not None and value < 3,
        )
