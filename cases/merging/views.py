"""Joining two records of one woman, and taking them apart again."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.access import case_of
from cases.merging import access, actions, comparing, contents, pairs
from cases.merging.forms import CompareForm, ConfirmForm, OtherForm, UndoForm
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.WOMAN_MERGE)
def duplicates(request):
    """Women who may have two records here, each pair with the reason."""
    return render(request, "merging/duplicates.html", {"pairs": pairs.shown_to(request.user)})


@requires(Permission.WOMAN_MERGE)
def choose(request, code):
    case = case_of(request, code)
    form = OtherForm(posted(request), case=case, user=request.user)
    if form.is_valid():
        return go_to(request, "merging:compare", case.code, form.cleaned_data["code"].code)
    return render_page(request, "merging/choose.html", {"case": case, "form": form})


@requires(Permission.WOMAN_MERGE)
def compare(request, code, other):
    """First the two records side by side, then what would move, and only then the merge itself."""
    case = case_of(request, code)
    second = access.other_case(request, case, other)
    women = {"woman": case.woman, "other": second.woman}
    form = CompareForm(posted(request), **women)
    context = {"case": case, "second": second, "form": form, "same": comparing.agreements(**women)}
    if not form.is_valid():
        return render_page(request, "merging/compare.html", context)
    sure = ConfirmForm(request.POST if "reason" in request.POST else None, initial=form.cleaned_data, **women)
    if sure.is_valid():
        return _join(request, case, women, sure)
    facts = contents.of_a_merge(case.woman, second.woman, sure.differences, form.chosen)
    return render_page(request, "merging/confirm.html", context | {"form": sure, "facts": facts})


def _join(request, case, women, form):
    actions.merge(
        **women,
        chosen=form.chosen,
        reason=form.cleaned_data["reason"],
        versions=form.versions,
        by=request.user,
        once=form.cleaned_data["once"],
    )
    messages.success(request, _("The two records are one now. You can undo this on the page of the joining."))
    return go_to(request, case)


@requires(Permission.WOMAN_MERGE)
@require_POST
def two_women(request, code, other):
    case = case_of(request, code)
    second = access.other_case(request, case, other)
    actions.tell_apart(woman=case.woman, other=second.woman, by=request.user)
    messages.success(request, _("The two are not shown together again."))
    return go_to(request, "merging:duplicates")


@requires(Permission.WOMAN_MERGE)
def undo(request, code, pk):
    case = case_of(request, code)
    merge = access.merge_of(case, pk)
    form = UndoForm(posted(request))
    if form.is_valid():
        actions.unmerge(merge=merge, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("They are two records again, each with what it had."))
        return go_to(request, "cases:list")
    context = {"case": case, "merge": merge, "form": form, "facts": contents.of_an_undoing(merge)}
    return render_page(request, "merging/undo.html", context | {"may_be_undone": actions.may_be_undone(merge)})
