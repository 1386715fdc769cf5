"""Fictional work with a woman, in the order in which it would happen."""

from datetime import timedelta
from random import Random

from cases.models import Case
from coalesce.demonstration import plans, talks
from coalesce.demonstration.legal import stay_and_proceedings
from coalesce.demonstration.living import living
from coalesce.demonstration.women import weighted
from pillars.catalogue import PILLARS
from pillars.economic.models import LanguageLevel
from pillars.models import Assessment, Goal, Rating, Service
from pillars.psychosocial.models import SafetyPlan

BEFORE_THE_WORK = {Case.State.ENQUIRY, Case.State.INTAKE}
BEFORE_THE_PLAN = BEFORE_THE_WORK | {Case.State.ASSESSMENT}
GOALS = {
    "psychosocial": ("Sleep through the night", "Find a friend I can trust", "See a doctor who listens"),
    "legal": ("Know my rights", "Have papers that are mine", "Be told what happens next"),
    "economic": ("Speak enough to do my shopping", "Earn my own money", "Finish the course in spring"),
}
NEEDS = {
    "psychosocial": "She sleeps badly and is afraid of unknown numbers.",
    "legal": "Her permit ends soon; she has had no legal advice so far.",
    "economic": "She wants to work and has no certificate of the language.",
}


def work_on(rng, case, worker, supervisor, today):
    """Everything that was done in one case, as unsaved rows, parents before children."""
    if case.state in BEFORE_THE_WORK:
        return
    until, goals, first, last = case.closed_on or today, [], {}, {}
    for pillar in rng.sample(PILLARS, weighted(rng, ((1, 3), (2, 4), (3, 5)))):
        for row in assessments(rng, case, pillar, worker, until):
            if isinstance(row, Rating):
                first.setdefault(row.domain, row.value)
                last[row.domain] = row.value
            yield row
        if case.state not in BEFORE_THE_PLAN:
            aims = [make_goal(rng, case, pillar, until) for _number in range(rng.choice((1, 1, 2)))]
            goals += aims
            yield from aims
            yield from services(rng, case, pillar, aims, worker, until)
    yield from talks.first(case, worker, first)
    if case.is_closed:
        yield from talks.at_the_end(case, worker, last)
    if goals:
        yield from plans.plan_of(rng, case, goals, worker, supervisor, until)
    yield from particulars(rng, case, worker, today)
    yield from spoken_with_lately(case, worker, today)


def assessments(rng, case, pillar, worker, until):
    """A first one and, after half a year, another that shows the distance travelled."""
    values = {domain.code: rng.choice((1, 1, 2, 2, 3, None)) for domain in pillar.domains}
    held = case.opened_on + timedelta(days=rng.randrange(14))
    while held <= until:
        assessment = Assessment(
            woman=case.woman,
            case=case,
            pillar=pillar.slug,
            held_on=held,
            rated_by=rng.choice(Assessment.RatedBy.values),
            needs=NEEDS[pillar.slug],
            made_by=worker,
        )
        yield assessment
        for domain, value in values.items():
            yield Rating(
                woman=case.woman,
                case=case,
                assessment=assessment,
                domain=domain,
                value=value,
                wants_support=value is not None and value < 3,
            )
        values = {domain: value and min(5, value + rng.choice((0, 1, 1, 2))) for domain, value in values.items()}
        held += timedelta(days=rng.randrange(150, 220))


def services(rng, case, pillar, goals, worker, until):
    days = max(1, (until - case.opened_on).days)
    for _number in range(rng.randrange(1, 2 + min(14, days // 25))):
        yield Service(
            woman=case.woman,
            case=case,
            pillar=pillar.slug,
            service_type=rng.choice(pillar.service_types).code,
            held_on=case.opened_on + timedelta(days=rng.randrange(days)),
            minutes=rng.choice((30, 45, 60, 60, 90, 120)),
            mode=rng.choice(Service.Mode.values),
            attendance=weighted(
                rng, ((Service.Attendance.ATTENDED, 8), (Service.Attendance.NO_SHOW, 1), ("cancelled_by_her", 1))
            ),
            interpreter=case.woman.interpreter_needed and rng.random() < 0.7,
            goal=rng.choice(goals),
            staff=worker,
        )


def spoken_with_lately(case, worker, today):
    """Nearly all whose work goes on; of the others somebody is reminded."""
    rng = Random(case.code)  # its own, so that nothing else about her changes
    if case.is_closed or rng.random() < 0.25:
        return
    yield Service(
        woman=case.woman,
        case=case,
        pillar="psychosocial",
        service_type="PSYCHOSOCIAL_COUNSELLING",
        held_on=max(case.opened_on, today - timedelta(days=rng.randrange(1, 12))),
        minutes=rng.choice((20, 30, 45)),
        mode=Service.Mode.PHONE,
        staff=worker,
    )


def make_goal(rng, case, pillar, until):
    ended = case.state == Case.State.CLOSED
    set_on = min(until, case.opened_on + timedelta(days=rng.randrange(20)))
    statuses = ("met", "met", "partly_met", "dropped_by_woman") if ended else ("not_started", "in_progress", "met")
    return Goal(
        woman=case.woman,
        case=case,
        pillar=pillar.slug,
        domain=rng.choice(pillar.domains).code,
        statement=rng.choice(GOALS[pillar.slug]),
        priority=rng.choice(Goal.Priority.values),
        baseline=rng.choice((1, 2, 2, 3)),
        target=rng.choice((3, 4, 4, 5, None)),
        status=rng.choice(statuses),
        set_on=set_on,
        status_since=set_on + (until - set_on) / 2,
        due_on=until + timedelta(days=rng.randrange(30, 200)),
    )


def particulars(rng, case, worker, today):
    """Her stay and what is legal about it, a safety plan, and how she lives and learns."""
    about = {"woman": case.woman, "case": case}
    yield from stay_and_proceedings(rng, case, worker, today)
    if case.risk_level == "HIGH":
        yield SafetyPlan(
            **about,
            made_on=case.opened_on,
            review_on=today + timedelta(days=rng.randrange(-3, 30)),
            warning_signs="Unknown callers, a car that waits outside.",
            measures="She leaves by the back door and calls the worker.",
            people="Her worker; the night line.",
            triggers=["trafficker", "online"],
            code_word="umbrella",
            emergency_numbers="112",
            online_safety="Location is off. She has a new address for letters and a new password.",
            completed=True,
        )
    yield from living(case, rng.choice(LanguageLevel.Level.values[:4]), today)
