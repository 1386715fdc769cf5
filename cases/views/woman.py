"""Her details, and how she can be reached safely."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cases import actions, details, lifecycle, panels, safety
from cases.access import case_of
from cases.forms import ContactForm, WomanForm
from cases.notes import drafts
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.CASE_VIEW)
def woman(request, code):
    case = case_of(request, code)
    context = {
        "case": case,
        "sections": details.of_woman(case.woman),
        "further": details.further(case.woman),
        "children": case.woman.children.all(),
        "papers": case.woman.papers.all(),
        "contacts": safety.ways_of(case.woman),
        "panels": panels.of(case, request.user, panels.DETAILS),
    }
    return render(request, "cases/woman.html", context)


@requires(Permission.CASE_EDIT)
def edit(request, code):
    case = case_of(request, code)
    lifecycle.demand_details_writable(case.woman)
    form = drafts.kept(WomanForm(posted(request), instance=case.woman), request, case, "woman")
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        actions.update_woman(woman=case.woman, changes=form.identity, version=version, by=request.user)
        drafts.done(form)
        messages.success(request, _("Her details were saved."))
        return go_to(request, "cases:woman", case.code)
    return render_page(request, "cases/woman_form.html", {"case": case, "form": form})


@requires(Permission.CASE_EDIT)
def add_contact(request, code):
    case = case_of(request, code)
    lifecycle.demand_contacts_writable(case.woman)
    form = drafts.kept(ContactForm(posted(request)), request, case, "contact")
    if form.is_valid():
        once = form.cleaned_data["once"]
        actions.add_safe_contact(woman=case.woman, once=once, by=request.user, **form.values)
        drafts.done(form)
        messages.success(request, _("The contact was saved."))
        return go_to(request, "cases:woman", case.code)
    return render_page(request, "cases/contact_form.html", {"case": case, "form": form})


@requires(Permission.CASE_EDIT)
def edit_contact(request, code, pk):
    case = case_of(request, code)
    contact = get_object_or_404(case.woman.safe_contacts, pk=pk)
    lifecycle.demand_contacts_writable(case.woman)
    form = drafts.kept(ContactForm(posted(request), instance=contact), request, case, f"contact {contact.pk}")
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        actions.update_safe_contact(contact=contact, changes=form.values, version=version, by=request.user)
        drafts.done(form)
        messages.success(request, _("The contact was saved."))
        return go_to(request, "cases:woman", case.code)
    return render_page(request, "cases/contact_form.html", {"case": case, "form": form, "contact": contact})


@requires(Permission.CASE_EDIT)
def remove_contact(request, code, pk):
    case = case_of(request, code)
    contact = get_object_or_404(case.woman.safe_contacts, pk=pk)
    if request.method == "POST":
        actions.remove_safe_contact(contact=contact, by=request.user)
        messages.success(request, _("The contact was taken away."))
        return go_to(request, "cases:woman", case.code)
    return render(request, "cases/contact_remove.html", {"case": case, "contact": contact})
