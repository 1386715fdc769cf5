"""Fictional plans: steps towards her goals, versions that she agreed to, and reviews."""

import datetime
from datetime import timedelta

from cases.models import Case
from coalesce.demonstration.women import weighted
from pillars.plans.contents import planned, sealed
from pillars.plans.models import Action, PlanVersion, Review

STEPS = {
    "psychosocial": (
        ("Go to the women's group on Thursday", "woman"),
        ("Find a counsellor who speaks her language", "worker"),
    ),
    "legal": (
        ("Make an appointment at the office for foreigners", "worker"),
        ("Bring the letter of the court", "woman"),
    ),
    "economic": (("Register for the evening course", "woman"), ("Write her life's work down on one page", "worker")),
}
HOPES = (
    "A door that I lock myself.",
    "That my daughter goes to one school and stays there.",
    "To decide my own days.",
    "Nobody asks me where I was.",
)
VIEWS = (
    "It goes slowly, and it goes.",
    "I sleep better. The letters still frighten me.",
    "I want to do more by myself.",
)
EVERY = 90


def plan_of(rng, case, goals, worker, supervisor, until):
    """Of a case whose planning has begun, parents before children."""
    steps = [step for goal in goals for step in steps_to(rng, goal, until)]
    yield from steps
    agreed_on = min(until, case.opened_on + timedelta(days=rng.randrange(21, 35)))
    if case.state == Case.State.PLANNING:
        if rng.random() < 0.6:
            yield waiting(rng, case, goals, steps, worker, until)
        return
    # One in five has a goal that she did not know of when she agreed.
    known = goals[:-1] if len(goals) > 1 and rng.random() < 0.2 else goals
    version = approved(rng, case, planned(known, steps), worker, supervisor, agreed_on)
    reviews = list(reviews_of(rng, case, version, goals, worker, until))
    version.review_on = reviews[-1].next_on if reviews else version.first_review()
    yield version
    yield from reviews


def steps_to(rng, goal, until):
    for what, who in rng.sample(STEPS[goal.pillar], rng.choice((1, 2))):
        due = goal.set_on + timedelta(days=rng.randrange(10, 120))
        is_done = due < until and rng.random() < 0.8
        yield Action(
            woman=goal.woman,
            case=goal.case,
            goal=goal,
            what=what,
            who=who,
            due_on=due,
            done_on=due if is_done else None,
        )


def waiting(rng, case, goals, steps, worker, until):
    """Sent for approval some days ago, and not answered yet."""
    day = max(case.opened_on, until - timedelta(days=rng.randrange(9)))
    values = agreed(rng, case, planned(goals, steps), worker, day)
    return PlanVersion(**values, state=PlanVersion.State.SUBMITTED, submitted_on=day, submitted_by=worker)


def approved(rng, case, contents, worker, supervisor, day):
    at = datetime.datetime.combine(day, datetime.time(15), tzinfo=datetime.UTC)
    return PlanVersion(
        **agreed(rng, case, contents, worker, day),
        state=PlanVersion.State.APPROVED,
        submitted_on=day,
        submitted_by=worker,
        approved_on=day,
        approved_at=at,
        answered_by=supervisor,
    )


def agreed(rng, case, contents, worker, day):
    copy = weighted(rng, (("given", 6), ("declined", 2), ("unsafe", 2)))
    return {
        "woman": case.woman,
        "case": case,
        "number": 1,
        "hopes": rng.choice(HOPES),
        "review_every_days": EVERY,
        "contents": sealed(contents),
        "agreed_on": day,
        "agreed_how": rng.choice(("signed", "signed", "witnessed_verbal")),
        "agreed_with": worker,
        "copy": copy,
        "copy_language": case.woman.primary_language if copy == "given" else "",
        "made_by": worker,
    }


def reviews_of(rng, case, version, goals, worker, until):
    """Every three months; now and then the last one is late."""
    held = version.first_review()
    while held <= until and not (held + timedelta(days=EVERY) > until and rng.random() < 0.15):
        yield Review(
            woman=case.woman,
            case=case,
            plan=version,
            held_on=held,
            her_view=rng.choice(VIEWS),
            statuses={str(goal.pk): goal.status for goal in goals if not goal.has_ended},
            outcome=Review.Outcome.STAYS,
            next_on=held + timedelta(days=EVERY),
            made_by=worker,
        )
        held += timedelta(days=EVERY)
