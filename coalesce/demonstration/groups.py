"""Fictional sessions with several women, and who of them came."""

from datetime import timedelta

from cases.models import Case
from coalesce.demonstration.safety import dice
from pillars.groups.models import GroupSession
from pillars.models import Service

WORKING = {Case.State.ACTIVE, Case.State.ON_HOLD, Case.State.CLOSURE_REQUESTED, Case.State.CLOSED}
KINDS = (
    ("psychosocial", "GROUP_SUPPORT", 90, "The large room"),
    ("psychosocial", "WELLBEING_ACTIVITY", 120, "The garden"),
    ("economic", "FINANCIAL_LITERACY", 60, "The kitchen table"),
)
WOMEN = 4
COMMON = ("pillar", "service_type", "held_on", "minutes", "childcare")


def sessions(rng, women, worker, today):
    """Enough for so many women, over the last year. Whoever is not attended is not kept."""
    for _number in range(max(4, women // WOMEN)):
        pillar, service, minutes, place = rng.choice(KINDS)
        yield GroupSession(
            pillar=pillar,
            service_type=service,
            held_on=today - timedelta(days=rng.randrange(3, 365)),
            minutes=minutes,
            place=place,
            childcare=rng.random() < 0.5,
            facilitator=worker,
        )


def attendances(case, offered, today):
    """Hers, as unsaved services of her case."""
    rng, until = dice(case.woman, "groups"), case.closed_on or today
    begun = case.opened_on + timedelta(days=40)
    open_to_her = [one for one in offered if case.state in WORKING and begun <= one.held_on <= until]
    for session in rng.sample(open_to_her, min(len(open_to_her), rng.choice((0, 1, 2, 3)))):
        yield Service(
            woman=case.woman,
            case=case,
            mode=Service.Mode.GROUP,
            attendance=rng.choice(("attended", "attended", "attended", "no_show")),
            group_session=session,
            staff=session.facilitator,
            **{name: getattr(session, name) for name in COMMON},
        )


def attended(offered, services):
    """Those of the sessions to which somebody came."""
    kept = {service.group_session_id for service in services}
    return [session for session in offered if session.pk in kept]
