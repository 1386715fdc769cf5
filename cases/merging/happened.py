"""What a case's timeline tells of records that were joined."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.dated import Moment, dated
from cases.merging.models import Merge
from cases.timeline import Entry


def _merges(case):
    about_her = Q(kept=case.woman_id) | Q(other=case.woman_id)
    return Merge.objects.filter(about_her).select_related("other", "kept", "merged_by", "unmerged_by")


@dated(_merges, Moment(at="merged_at"), Moment(at="unmerged_at"))
def merges(case, merge):
    codes = {"kept": merge.kept.code, "other": merge.other.code}
    url = reverse("merging:undo", args=[case.code, merge.pk]) if merge.kept_id == case.woman_id else ""
    title = _("%(other)s was joined to %(kept)s") % codes
    yield Entry(merge.merged_at, title, merge.reason, merge.merged_by, url, "diagram-3")
    if merge.unmerged_at:
        title = _("%(other)s and %(kept)s are two records again") % codes
        yield Entry(merge.unmerged_at, title, merge.unmerge_reason, merge.unmerged_by, icon="arrow-counterclockwise")
