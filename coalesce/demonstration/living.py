"""Fictional lives: what women learn, work, live on and where they live."""

import random
from datetime import timedelta

from coalesce.demonstration.women import weighted
from pillars.economic.models import (
    BankAccount,
    Debt,
    Employment,
    Home,
    Income,
    LanguageLevel,
    Learning,
    Recognition,
    RightToWork,
)

LANGUAGE = {"CY": "ell", "DE": "deu", "IE": "eng", "IT": "ita"}
LEVELS = LanguageLevel.Level.values
FIRST_HOMES = (("SHELTER_THB", 4), ("STATE_SHELTER", 2), ("ASYLUM_RECEPTION", 3), ("WITH_FRIENDS", 1))
LATER_HOMES = (("NGO_FLAT", 3), ("TRANSITIONAL", 2), ("PRIVATE_RENTAL", 3), ("SOCIAL_HOUSING", 1))
WORK = (("EMP_PT", 4), ("EMP_FT", 2), ("EMP_TEMP", 2), ("INTERNSHIP", 2), ("IN_EDUCATION", 2))


def living(case, level, today):
    """Unsaved rows, with dice of their own, so that nothing else changes with them. level: her first one."""
    rng = random.Random(f"living {case.code}")
    until = case.closed_on or today
    about = {"woman": case.woman, "case": case}
    yield from languages(rng, about, case.opened_on, until, LANGUAGE.get(case.code[:2], "eng"), LEVELS.index(level))
    for rows in (work, money, homes):
        yield from rows(rng, about, case.opened_on, until)


def languages(rng, about, opened, until, language, step):
    """A course with a level before it and, when it has ended, one after it."""
    yield LanguageLevel(**about, language=language, level=LEVELS[step], reached_on=opened)
    begins = opened + timedelta(days=rng.randrange(10, 60))
    ends = begins + timedelta(days=rng.randrange(90, 160))
    is_over = ends < until
    if begins > until:
        return
    yield Learning(
        **about,
        kind=Learning.Kind.LANGUAGE_COURSE,
        language=language,
        provider="Evening school",
        since=begins,
        until=ends,
        outcome="COMPLETED" if is_over else "UNDER_WAY",
        certificate=is_over,
        recorded_on=begins,
    )
    if is_over:
        for skill in ("OVERALL", rng.choice(("SPEAKING", "READING"))):
            reached = LEVELS[step + rng.choice((1, 1, 2))]
            yield LanguageLevel(**about, language=language, skill=skill, level=reached, reached_on=ends, tested=True)
    if rng.random() < 0.3:
        yield Recognition(
            **about, kind="VOCATIONAL", what="Hairdresser", authority="Chamber of crafts", applied_on=begins
        )


def work(rng, about, opened, until):
    """Waiting for the right to work, then looking for work, then perhaps working."""
    allowed = opened + timedelta(days=rng.randrange(20, 260))
    before = {"status": Employment.Status.NO_RIGHT, "since": opened, "until": allowed if allowed <= until else None}
    yield Employment(**about, **before)
    yield RightToWork(
        **about,
        basis=RightToWork.Basis.RESIDENCE_PERMIT,
        since=allowed,
        document_seen=allowed <= until,
        recorded_on=opened,
    )
    if allowed > until:
        return
    found = allowed + timedelta(days=rng.randrange(30, 150))
    if found > until:
        yield Employment(**about, status=Employment.Status.REGISTERED, since=allowed)
        return
    yield Employment(**about, status=Employment.Status.REGISTERED, since=allowed, until=found)
    yield Employment(
        **about,
        status=weighted(rng, WORK),
        since=found,
        hours=rng.choice((12, 20, 25, 38)),
        contract="FIXED_TERM",
        sector=rng.choice("GINQT"),
        employer="A small company",
        answers={"contract": "YES", "wage": "YES", "leave": "YES", "papers": rng.choice(("YES", "YES", "YES", "NO"))},
    )


def money(rng, about, opened, until):
    yield Income(
        **about, kind=rng.choice(("BENEFITS", "ASYLUM_ALLOWANCE", "ORGANISATION")), band="TO_500", since=opened
    )
    yield BankAccount(**about, has_one=rng.choice(BankAccount.Has.values), since=opened)
    if rng.random() < 0.35:
        yield Debt(
            **about,
            kind=rng.choice(Debt.Kind.values),
            amount=f"{rng.randrange(3, 40) * 100} €",
            plan="She wants advice before she pays anything.",
            since=opened,
        )


def homes(rng, about, opened, until):
    answers = {"safe": "YES", "women_only": rng.choice(("YES", "NO")), "for_children": rng.choice(("YES", "NOT_ASKED"))}
    moved = opened + timedelta(days=rng.randrange(25, 300))
    first = {"kind": weighted(rng, FIRST_HOMES), "since": opened, "recorded_on": opened}
    if moved > until:
        yield Home(**about, **first, **answers, stay_ends_on=moved)
        return
    yield Home(**about, **first, **answers, until=moved)
    yield Home(**about, kind=weighted(rng, LATER_HOMES), since=moved, safe="YES")
