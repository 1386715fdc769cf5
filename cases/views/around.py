"""The sections of her details, her children and her papers."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cases import actions, lifecycle
from cases.access import case_of
from cases.forms import ChildForm, PaperForm
from cases.forms.sections import SECTIONS
from cases.models import Child, IdentityPaper
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires

THINGS = {"children": (Child, ChildForm), "papers": (IdentityPaper, PaperForm)}


@requires(Permission.CASE_EDIT)
def section(request, code, section):
    case = case_of(request, code)
    lifecycle.demand_open(case)
    form = drafts.kept(SECTIONS[section](posted(request), instance=case.woman), request, case, f"details {section}")
    if form.is_valid():
        version = form.cleaned_data["version"]
        actions.update_details(case=case, changes=form.values, version=version, by=request.user)
        drafts.done(form)
        return saved(request, case)
    return render_page(request, "cases/section_form.html", {"case": case, "form": form})


@requires(Permission.CASE_EDIT)
def add(request, code, things):
    case, (model, make_form) = case_of(request, code), THINGS[things]
    lifecycle.demand_open(case)
    form = drafts.kept(make_form(posted(request)), request, case, things)
    if form.is_valid():
        once = form.cleaned_data["once"]
        actions.add_around(case=case, model=model, once=once, by=request.user, **form.values)
        drafts.done(form)
        return saved(request, case)
    return render_page(request, "cases/around_form.html", {"case": case, "form": form, "things": things})


@requires(Permission.CASE_EDIT)
def change(request, code, things, pk):
    case, (model, make_form) = case_of(request, code), THINGS[things]
    thing = get_object_or_404(model.objects.filter(woman=case.woman_id), pk=pk)
    lifecycle.demand_open(case)
    form = drafts.kept(make_form(posted(request), instance=thing), request, case, f"{things} {thing.pk}")
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        actions.change_around(case=case, thing=thing, version=version, by=request.user, **form.values)
        drafts.done(form)
        return saved(request, case)
    context = {"case": case, "form": form, "things": things, "thing": thing}
    return render_page(request, "cases/around_form.html", context)


@requires(Permission.CASE_EDIT)
def remove(request, code, things, pk):
    case, (model, _form) = case_of(request, code), THINGS[things]
    thing = get_object_or_404(model.objects.filter(woman=case.woman_id), pk=pk)
    if request.method == "POST":
        actions.remove_around(case=case, thing=thing, by=request.user)
        return saved(request, case)
    return render(request, "cases/around_remove.html", {"case": case, "thing": thing})


def saved(request, case):
    messages.success(request, _("Her details were saved."))
    return go_to(request, "cases:woman", case.code)
