"""The partners of the consortium, looked after by system administrators."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalesce.accounts.actions import organisations as actions
from coalesce.accounts.managing_forms import OrganisationForm, countries
from coalesce.accounts.models import Organisation
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires


@requires(Permission.ORGANISATIONS_MANAGE)
def organisations(request):
    names = dict(countries())
    found = Organisation.objects.annotate(active_people=Count("people", filter=Q(people__is_active=True)))
    rows = [(organisation, names.get(organisation.country, organisation.country)) for organisation in found]
    return render_page(request, "accounts/organisations.html", {"rows": rows})


@requires(Permission.ORGANISATIONS_MANAGE)
def add(request):
    form = OrganisationForm(posted(request))
    if form.is_valid():
        organisation = form.save(commit=False)
        actions.add_organisation(organisation=organisation, by=request.user)
        messages.success(request, _("The organisation is added, with keys of its own. Invite its first manager now."))
        return go_to(request, "accounts:invite_to", organisation.code)
    return render_page(request, "accounts/organisation.html", {"form": form})


@requires(Permission.ORGANISATIONS_MANAGE)
def edit(request, code):
    organisation = get_object_or_404(Organisation, code=code)
    form = OrganisationForm(posted(request), instance=organisation)
    if form.is_valid():
        actions.change_organisation(organisation=organisation, changed=form.changed_data, by=request.user)
        messages.success(request, _("Saved."))
        return go_to(request, "accounts:organisations")
    return render_page(request, "accounts/organisation.html", {"form": form, "organisation": organisation})


@requires(Permission.ORGANISATIONS_MANAGE)
def deactivate(request, code):
    organisation = get_object_or_404(Organisation, code=code)
    if request.method == "POST":
        actions.deactivate_organisation(organisation=organisation, by=request.user)
        messages.success(request, _("The organisation is deactivated and its people are signed out."))
        return go_to(request, "accounts:organisations")
    facts = [
        _("All its people are signed out at once, and none of them can sign in."),
        _("Its records stay where they are, sealed. Nothing is deleted."),
        _("You can reactivate it at any time."),
    ]
    return render_page(request, "accounts/deactivate_organisation.html", {"organisation": organisation, "facts": facts})


@requires(Permission.ORGANISATIONS_MANAGE)
@require_POST
def reactivate(request, code):
    actions.reactivate_organisation(organisation=get_object_or_404(Organisation, code=code), by=request.user)
    messages.success(request, _("The organisation is active again."))
    return go_to(request, "accounts:organisations")
