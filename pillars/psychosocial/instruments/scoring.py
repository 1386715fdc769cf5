"""The published arithmetic. An answer is a value of the instrument, or None where she declined.

No score is made of an incomplete questionnaire: of these four, none prints a rule for missing answers on its form.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    score: int | None
    flagged: bool


NOT_SCORED = Result(None, False)


def result(instrument, answers):
    if None in answers or len(answers) != instrument.items:
        return NOT_SCORED
    score = sum(answers) * instrument.factor
    return Result(score, score in instrument.flag)


def are_possible(instrument, answers):
    return len(answers) == instrument.items and set(answers) <= {*instrument.answers, None}


def demands_safety_step(instrument, answers):
    if instrument.safety_item is None:
        return False
    return bool(answers[instrument.safety_item - 1])


def change(instrument, first, latest):
    """Points from the first score to the latest, or 0 where no published source calls the difference a change."""
    difference = latest - first
    return difference if instrument.change and abs(difference) >= instrument.change else 0
