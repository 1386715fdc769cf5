"""Fictional notes, questionnaires, and services that she needed and did not get."""

import datetime
from datetime import timedelta

from cases.notes.levels import Level
from cases.notes.models import Note
from coalesce.demonstration.safety import dice
from pillars.catalogue import PILLARS
from pillars.psychosocial.instruments import scoring
from pillars.psychosocial.instruments.catalogue import BY_CODE
from pillars.psychosocial.models import Administration, SafetyStep
from pillars.unmet.models import UnmetNeed

NOTES = (
    "She came by tram and on time. We spoke about the week, and about what helps at night.",
    "Call in her safe hours. She asks for the appointment to be moved to the afternoon.",
    "She brought the letter of the office. Copied, and read to her with the interpreter.",
    "Her sister was with her. She wants her to know about the course, and about nothing else.",
    "She laughed today, for the first time since we met.",
)
CONFIDENTIAL = "She told something that she wants to keep between us until she decides herself."
PRIVILEGED = "Advice on the appeal and on what the file of the authority holds."
ANSWERED = (("who5", (2, 2, 3, 1, 2)), ("gad7", (2, 1, 2, 1, 0, 1, 2)), ("phq9", (1, 2, 2, 1, 1, 2, 1, 0, 0)))
ALARMING = ("phq9", (2, 2, 3, 2, 1, 2, 1, 1, 1))
LATER = {"t0": 12, "t1": 100, "t2": 190}


def told(case, worker, lawyer, today):
    """Unsaved rows of a case whose work has begun, parents before children."""
    rng = dice(case.woman, "words")
    about, until = {"woman": case.woman, "case": case}, case.closed_on or today
    yield from _notes(rng, about, case, worker, lawyer, until)
    if rng.random() < 0.5:
        yield from _questionnaires(rng, about, case, worker, until)
    for _number in range(rng.choice((0, 0, 1, 2))):
        yield _unmet(rng, about, case, worker, until)


def _notes(rng, about, case, worker, lawyer, until):
    days = max(1, (until - case.opened_on).days)
    for _number in range(rng.choice((0, 1, 2, 4))):
        yield _note(about, worker, rng.choice(NOTES), case.opened_on + timedelta(days=rng.randrange(days)))
    if rng.random() < 0.2:
        yield _note(about, worker, CONFIDENTIAL, case.opened_on, confidentiality=Level.AUTHOR_AND_LEAD)
    if lawyer and rng.random() < 0.15:
        yield _note(about, lawyer, PRIVILEGED, until, confidentiality=Level.PRIVILEGED, existence_shown=True)


def _note(about, author, body, day, **level):
    return Note(**about, author=author, body=body, written_on=day, made_at=_at(day), **level)


def _questionnaires(rng, about, case, worker, until):
    """Asked again after some months. What points to danger was answered for, all but the newest."""
    code, first = ALARMING if rng.random() < 0.12 else rng.choice(ANSWERED)
    better = 1 if code == "who5" else -1
    for number, (timepoint, days) in enumerate(LATER.items()):
        day = case.opened_on + timedelta(days=days)
        if day > until:
            return
        answers = [min(5, max(0, value + better * number)) for value in first]
        row = _administration(about, code, timepoint, day, answers, worker)
        yield row
        if scoring.demands_safety_step(row.of, answers):
            yield _safety_step(about, row, worker)


def _administration(about, code, timepoint, day, answers, worker):
    instrument = BY_CODE[code]
    result = scoring.result(instrument, answers)
    return Administration(
        **about,
        instrument=code,
        instrument_version=instrument.version,
        timepoint=timepoint,
        held_on=day,
        answers=answers,
        score=result.score,
        flagged=result.flagged,
        administered_by=worker,
        made_at=_at(day),
    )


def _safety_step(about, administration, worker):
    at = administration.made_at
    words = "We called the doctor on duty together. She stays with her friend tonight."
    step = SafetyStep(**about, administration=administration, demanded_at=at, taken=SafetyStep.Taken.HELP, words=words)
    step.taken_at, step.taken_by = at + timedelta(minutes=25), worker
    return step


def _unmet(rng, about, case, worker, until):
    pillar = rng.choice(PILLARS)
    day = case.opened_on + timedelta(days=rng.randrange(max(1, (until - case.opened_on).days)))
    is_settled = rng.random() < 0.4
    return UnmetNeed(
        **about,
        pillar=pillar.slug,
        service_type=rng.choice(pillar.service_types).code,
        noticed_on=day,
        reason=rng.choice(UnmetNeed.Reason.values),
        settled_on=min(until, day + timedelta(days=30)) if is_settled else None,
        made_by=worker,
        made_at=_at(day),
    )


def _at(day):
    return datetime.datetime.combine(day, datetime.time(6, 30), tzinfo=datetime.UTC)
