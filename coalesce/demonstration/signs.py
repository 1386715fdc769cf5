"""Fictional facts about identification: what was seen, what an authority decided, what she wishes, and her way."""

from datetime import timedelta

from cases.identification.models import FormalStep, OwnWish, Screening
from cases.identification.signs import EVERY
from cases.models import Case, TraffickingEvent
from cases.trafficking import DecisionMaker
from coalesce.demonstration.safety import dice

Status, Wish = FormalStep.Status, OwnWish.Wish
SEEN = (
    "She looks at the door before each answer. Her phone rang seven times in an hour.",
    "A man waited outside in a car. She asked to leave by the other door.",
    "She told by herself that she may not keep what she earns.",
)
ASKED = (
    "I want a paper that says what was done to me.",
    "Not now. First I want to sleep.",
    "I am afraid that they tell my family.",
)
AWAITED = ((Status.PRESUMED, 10),)
FOUND = (*AWAITED, (Status.REASONABLE_GROUNDS, 45))
DECIDED = (*FOUND, (Status.IDENTIFIED, 120))
REFUSED = (*AWAITED, (Status.REFUSED, 90))
WAYS = (DECIDED, DECIDED, FOUND, AWAITED, REFUSED)
ROUTES = (("LY", "IT"), ("RO", "AT"), ("ES", "FR"), ("TR", "GR"))


def of_a_case(case, worker, today):
    """Unsaved rows of a woman who is known by name."""
    rng = dice(case.woman, "signs")
    about = {"woman": case.woman, "case": case}
    by = about | {"recorded_by": worker}
    until = case.closed_on or today
    if rng.random() < 0.75:
        yield _screening(rng, by, min(until, case.opened_on + timedelta(days=rng.randrange(5))))
    if rng.random() < 0.65:
        wish = rng.choice((Wish.WANTS, Wish.WANTS, Wish.UNDECIDED, Wish.DOES_NOT_WANT, Wish.DECLINED))
        said_on = min(until, case.opened_on + timedelta(days=rng.randrange(25)))
        yield OwnWish(**by, wish=wish, said_on=said_on, words="" if wish == Wish.DECLINED else rng.choice(ASKED))
    if case.state != Case.State.INTAKE and rng.random() < 0.45:
        yield from _formal_steps(rng, by, case.opened_on, until)
    if rng.random() < 0.5:
        yield from _places(rng, about, case)


def _screening(rng, by, day):
    return Screening(
        **by,
        held_on=day,
        known_from=rng.choice(Screening.Source.values),
        signs=sorted(rng.sample(sorted(EVERY), rng.randrange(1, 5))),
        words=rng.choice(SEEN),
        view=rng.choice((Screening.View.POSSIBLE, Screening.View.LIKELY, Screening.View.TOO_LITTLE)),
    )


def _formal_steps(rng, by, opened, until):
    for status, days in rng.choice(WAYS):
        day = opened + timedelta(days=days)
        if day <= until:
            yield FormalStep(**by, status=status, happened_on=day, decided_by=DecisionMaker.POLICE)


def _places(rng, about, case):
    through, to = rng.choice(ROUTES)
    yield TraffickingEvent(**about, event_type="Recruitment", country=case.woman.country_of_birth)
    yield TraffickingEvent(**about, event_type="Transit", country=through)
    yield TraffickingEvent(**about, event_type="Exploitation", country=to, place="A town near the sea")
