"""What a merge would do, and what undoing it would, as sentences to read before saying yes."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.merging import moving
from cases.merging.models import Merge
from cases.models import Case


def of_a_merge(woman, other, differences, chosen):
    return {"moves": _moving(woman, other), "stays": _staying(woman, other), "values": _values(differences, chosen)}


def of_an_undoing(merge):
    """[(sentence)] of what goes back, and what does not."""
    count = sum(len(ids) for label, ids in merge.moved.items() if label not in SILENT)
    codes = ", ".join(Case.objects.filter(pk__in=merge.moved.get("cases.Case", [])).values_list("code", flat=True))
    goes = ngettext("%(count)d entry goes back to %(other)s.", "%(count)d entries go back to %(other)s.", count) % {
        "count": count,
        "other": merge.other.code,
    }
    return [
        goes,
        _("Whatever was written since then in %(cases)s goes with it.") % {"cases": codes} if codes else "",
        _("Everything else that is new stays with %(kept)s.") % {"kept": merge.kept.code},
        _("What ended with a stricter decision, such as a partner's access to a referral, does not begin again."),
    ]


def kind(model):
    return str(model._meta.verbose_name)


SILENT = {"reminders.Reminder", "notes.Draft", Merge._meta.label, "cases.StateChange", "cases.Woman"}
"""What moves too, but says nothing to a reader."""


def _moving(woman, other):
    return [_("%(count)d × %(kind)s") % {"count": count, "kind": kind(model)} for model, count in _seen(woman, other)]


def _seen(woman, other):
    return [pair for pair in moving.counted(other, woman) if pair[0]._meta.label not in SILENT]


def _staying(woman, other):
    return [kind(model) for model, _count in moving.staying(other, woman)]


def _values(differences, chosen):
    return [(one.label, one.other if one.name in chosen else one.kept) for one in differences]
