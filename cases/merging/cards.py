"""What stands beside her details of the records that are hers."""

from cases.merging.models import Merge
from cases.models import Case
from cases.panels import Panel
from coalesce.permissions import Permission


def records(case, user):
    """Her cases that this person may open, and what was joined; nothing where there is nothing to tell."""
    cases = Case.objects.visible_to(user).filter(woman=case.woman_id).newest_first()
    joined = list(Merge.objects.standing().filter(kept=case.woman_id).select_related("other"))
    others = [one for one in cases if one.pk != case.pk]
    if not (others or joined or user.may(Permission.WOMAN_MERGE)):
        return []
    return [Panel("merging/_records.html", {"case": case, "others": others, "joined": joined})]
