"""The talks over her whole life: all of them, one of them, and the form that keeps one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.access import case_of
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires
from pillars import gates
from pillars.access import may_read_all_words, may_write_in_all
from pillars.models import Assessment
from pillars.summary import summaries
from pillars.talks import actions, reading
from pillars.talks.forms import TalkForm, shown_in_the_form
from pillars.talks.kinds import BY_SLUG


@requires(Permission.CASE_VIEW)
def talk_list(request, code):
    case = case_of(request, code)
    talks = Assessment.objects.over_all().filter(case=case).select_related("made_by")
    may_write = may_write_in_all(request.user)
    context = {
        "case": case,
        "talks": talks.order_by("-held_on", "-made_at"),
        "kinds": reading.offered(case) if may_write else [],
        "may_write": may_write and not case.is_closed,
        "too_early": gates.is_too_early(case),
    }
    return render(request, "talks/list.html", context)


@requires(Permission.CASE_VIEW)
def talk(request, code, pk):
    case = case_of(request, code)
    one = get_object_or_404(Assessment.objects.over_all().select_related("made_by"), case=case, pk=pk)
    context = {
        "case": case,
        "talk": one,
        "sections": reading.sections(one),
        "kind": BY_SLUG[one.kind],
        "may_go_on": may_write_in_all(request.user),
        "may_read_words": may_read_all_words(request.user),
    }
    return render(request, "talks/talk.html", context)


@requires(Permission.PILLAR_EDIT)
def keep(request, code, kind_of_talk):
    case, kind = case_to_talk_in(request, code, kind_of_talk), kind_of_talk
    begun = reading.begun(case, kind)
    known = {"case": case, "kind": kind, "latest": reading.latest(summaries(case))}
    form = TalkForm(posted(request), initial=begun and shown_in_the_form(begun), **known)
    drafts.kept(form, request, case, f"talk {kind.slug}")
    if form.is_valid():
        kept = actions.keep_talk(case=case, kind=kind, by=request.user, **form.values())
        drafts.done(form)
        messages.success(request, _("The talk is complete.") if not kept.is_open else _("Kept, to be gone on with."))
        return go_to(request, "talks:talk", case.code, kept.pk)
    return render_page(request, "talks/keep.html", {"case": case, "kind": kind, "form": form, "begun": begun})


@requires(Permission.PILLAR_EDIT)
@require_POST
def decline(request, code, kind_of_talk):
    case = case_to_talk_in(request, code, kind_of_talk)
    declined = actions.decline_talk(case=case, kind=kind_of_talk, by=request.user)
    messages.success(request, _("It is recorded that she did not want this."))
    return go_to(request, "talks:talk", case.code, declined.pk)


def case_to_talk_in(request, code, kind):
    """403 for who works in one pillar alone: the talk goes over all three."""
    case = case_of(request, code)
    if not may_write_in_all(request.user):
        raise PermissionDenied
    if not (kind is BY_SLUG["aftercare"] and case.is_closed):
        gates.demand_begun(case)
    return case
