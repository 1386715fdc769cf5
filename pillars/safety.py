"""What the lifecycle and the plan ask about her safety, without knowing which pillar keeps the answer."""

answers = []
"""Functions fn(case) -> bool: it is written down whether she needs a safety plan, and her plan or the reason stands."""


def safety_plan_stated(case):
    """Somebody has asked: either her plan stands, or it is written that she needs none and why."""
    return any(answer(case) for answer in answers)
