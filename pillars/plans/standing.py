"""Her plan as it stands today, read from her goals and their steps."""

from pillars.models import Goal
from pillars.plans.contents import fingerprint, planned
from pillars.plans.models import Action, PlanVersion


def goals_of(case):
    """In two queries."""
    return planned(Goal.objects.filter(case=case), Action.objects.filter(case=case).standing())


def versions_of(case):
    """The newest first, with the people who had a hand in them."""
    people = ("made_by", "agreed_with", "submitted_by", "answered_by")
    return PlanVersion.objects.filter(case=case).select_related(*people)


def next_number(latest):
    """latest: the newest version or None. A draft is the next version already."""
    if latest is None:
        return 1
    return latest.number if latest.is_draft else latest.number + 1


def has_changed(version, goals):
    """What stands now is not what she agreed to."""
    return fingerprint(version.goals) != fingerprint(goals)
