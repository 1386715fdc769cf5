"""How fictional women are reached, understood and kept safe. Each draws from her own dice, thrown by her code."""

import random
from datetime import timedelta

from cases.interpreters.models import Interpreter, RuledOut
from cases.models import Case, Child, IdentityPaper, RiskReview
from cases.risk import suggested

WEEKDAYS = [0, 1, 2, 3, 4]
HOURS = (
    [],
    [{"days": WEEKDAYS, "from": "09:00", "to": "12:30"}],
    [{"days": WEEKDAYS, "from": "18:00", "to": "21:00"}],
    [{"days": [0, 2], "from": "08:30", "to": "13:00"}, {"days": [1, 3], "from": "15:00", "to": "19:00"}],
)
SPEAKERS = (
    ("Amara Nwosu", ["eng", "bin"], "FEMALE", "Weekdays after 14:00. Book two days ahead."),
    ("Ioana Munteanu", ["ron", "rus"], "FEMALE", "By phone at any time."),
    ("Farid Haddad", ["ara", "fra"], "MALE", "Tuesdays and Thursdays."),
)
WHY = {
    "HIGH": "He knows the street where she works, and wrote to her twice.",
    "MEDIUM": "No contact since spring, but her family is still asked for money.",
    "LOW": "She feels safe where she lives, and nobody has looked for her.",
}


def dice(woman, what):
    return random.Random(f"{woman.code} {what}")


def describe(woman):
    """What her details say beyond who she is."""
    rng = dice(woman, "details")
    woman.interpreter_gender = rng.choice(("FEMALE", "FEMALE", "ANYONE", "", "DECLINED"))
    woman.mediator_needed = rng.random() < 0.3
    woman.literacy = rng.choice(("FUNCTIONAL", "LIMITED", "FLUENT", "NONE", ""))
    woman.third_country_status = "TCN"
    woman.status_evidence = rng.choice(("PASSPORT", "ASYLUM_CARD", "SELF_DECLARATION"))
    woman.special_needs = rng.choice((None, ["NONE"], ["CHRONIC_ILLNESS"], ["PSYCHOSOCIAL"]))
    woman.accommodation = rng.choice(("SHELTER_THB", "NGO_FLAT", "ASYLUM_RECEPTION", "PRIVATE_RENTAL", ""))
    woman.accommodation_traits = ["WOMEN_ONLY", "SAFE"] if woman.accommodation in ("SHELTER_THB", "NGO_FLAT") else None


def rules(woman):
    rng = dice(woman, "contact")
    return {
        "safe_hours": rng.choice(HOURS),
        "never_days": rng.choice(([], [], [6], [5, 6])),
        "may_send_message": rng.random() < 0.6,
    }


def of_a_case(case, worker, today):
    """Her children and papers, the last review of the risk, and whom she does not want beside her."""
    rng, hers = dice(case.woman, "around"), {"woman": case.woman}
    if case.state in (Case.State.ENQUIRY, Case.State.CLOSED):
        return
    for _number in range(case.woman.number_of_children or 0):
        home = rng.choice(("WITH_HER", "FAMILY_ORIGIN", "FATHER"))
        yield Child(**hers, age_band=rng.choice(("0-2", "3-5", "6-11", "12-17")), lives_with=home)
    state = rng.choice(("HELD_BY_HER", "HELD_BY_TRAFFICKER", "LOST", "WITH_AUTHORITY"))
    ends = today + timedelta(days=rng.randrange(60, 900)) if state == "HELD_BY_HER" else None
    yield IdentityPaper(**hers, kind="PASSPORT", state=state, expires_on=ends)
    if rng.random() < 0.15:
        yield RuledOut(**hers, who="Anyone from her home town", reason="They know her family.")
    if case.risk_level:
        yield _review(case, worker, today)


def _review(case, worker, today):
    held_on = max(
        case.opened_on, min(today, case.risk_review_on) - timedelta(days=dice(case.woman, "risk").randrange(7, 30))
    )
    case.risk_review_on = max(case.risk_review_on, held_on + timedelta(days=1))
    return RiskReview(
        woman=case.woman,
        case=case,
        level=case.risk_level,
        why=WHY[case.risk_level],
        held_on=held_on,
        next_on=min(case.risk_review_on, suggested("LOW", held_on)),
        reviewed_by=worker,
    )


def speakers():
    """The interpreters of one organisation."""
    for name, languages, gender, availability in SPEAKERS:
        yield Interpreter(name=name, languages=languages, gender=gender, availability=availability)
