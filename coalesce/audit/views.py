"""Who did what, for those who watch over it; looking is itself remembered."""

from django.db.models import Count, Max
from django.http import Http404

from coalesce.audit import log, subjects
from coalesce.audit.forms import FilterForm
from coalesce.audit.models import AuditEntry
from coalesce.audit.readable import lines, names_of
from coalesce.http import render_page
from coalesce.permissions import Permission, requires

PAGE = 50


@requires(Permission.AUDIT_VIEW)
def entries(request):
    form = FilterForm(request.GET)
    found, older = page_of(form.chosen(AuditEntry.objects.all()))
    log.record("audit.viewed", details={"entries": len(found)})
    return render_page(request, "audit/list.html", {"form": form, "lines": lines(found), "older": older})


@requires(Permission.AUDIT_WOMAN)
def woman(request, woman_id):
    """No entry in this organisation's chain is the same as no such woman, and so is a record sealed from the reader.

    Whoever watches over the audit sees every entry.
    """
    about_her = AuditEntry.objects.about(woman_id, *subjects.joined_to(woman_id))
    if (newest := about_her.first()) is None:
        raise Http404
    if not request.user.may(Permission.AUDIT_VIEW) and subjects.is_hidden_from(woman_id, request.user):
        raise Http404
    form = FilterForm(request.GET)
    found, older = page_of(form.chosen(about_her))
    log.record("audit.viewed", newest, details={"entries": len(found)})
    context = {
        "form": form,
        "lines": lines(found),
        "older": older,
        "people": people_who_saw(about_her),
        "woman": newest.woman_id,
    }
    return render_page(request, "audit/woman.html", context)


def page_of(queryset):
    """(the newest entries, the place to go on from or None)"""
    found = list(queryset[: PAGE + 1])
    older = found[PAGE - 1].sequence if len(found) > PAGE else None
    return found[:PAGE], older


def people_who_saw(entries):
    """(name, times, last time) of everybody who has opened or changed the record, the latest first."""
    counted = entries.order_by().values("actor_id").annotate(times=Count("pk"), last=Max("at")).order_by("-last")
    rows = list(counted)
    names = names_of({row["actor_id"] for row in rows})
    return [(names[row["actor_id"]], row["times"], row["last"]) for row in rows]
