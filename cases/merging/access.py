"""Which records somebody may join, and which merge she may undo."""

from django.shortcuts import get_object_or_404

from cases.merging.models import Merge
from cases.models import Case


def other_case(request, case, code):
    """A case of another woman that this person may open; everything else is as absent as no case."""
    others = Case.objects.worked_on_by(request.user).exclude(woman=case.woman_id).select_related("woman", "assigned_to")
    return get_object_or_404(others, code=code)


def merge_of(case, pk):
    merges = Merge.objects.filter(kept=case.woman_id).select_related("kept", "other", "merged_by", "unmerged_by")
    return get_object_or_404(merges, pk=pk)
