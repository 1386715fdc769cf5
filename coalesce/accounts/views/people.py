"""The people a manager looks after; an administrator looks after those of every organisation."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalesce.accounts import roles
from coalesce.accounts.actions import people as actions
from coalesce.accounts.managing_forms import ChangeRolesForm
from coalesce.accounts.models import Invitation, User
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, requires

PAGE = 50


@requires(Permission.USERS_MANAGE)
def people(request):
    shown = User.objects.managed_by(request.user).with_last_seen().select_related("organisation")
    page = Paginator(shown.order_by("-is_active", "organisation__name", "name"), PAGE).get_page(request.GET.get("page"))
    invited = Invitation.objects.managed_by(request.user).open().select_related("organisation", "invited_by")
    return render_page(request, "accounts/people.html", {"page": page, "invited": invited})


@requires(Permission.USERS_MANAGE)
def person(request, code):
    person = somebody(request, code)
    offered = roles.offered(at=person.organisation, by=request.user)
    form = ChangeRolesForm(posted(request), offered=offered, initial={"roles": person.roles})
    if form.is_valid():
        actions.change_roles(person=person, chosen=form.cleaned_data["roles"], by=request.user)
        messages.success(request, _("Saved. They sign in again before the change takes effect."))
        return go_to(request, "accounts:person", person.code)
    kept = [label for role, label in zip(person.roles, person.role_labels(), strict=True) if role not in offered]
    return render_page(request, "accounts/person.html", {"person": person, "form": form, "kept": kept})


@requires(Permission.USERS_MANAGE)
def deactivate(request, code):
    person = somebody(request, code)
    if request.method == "POST":
        actions.deactivate_person(person=person, by=request.user)
        messages.success(request, _("The account is deactivated and signed out everywhere."))
        return go_to(request, "accounts:person", person.code)
    facts = [
        _("Every device of theirs is signed out at once, and nobody can sign in with this account."),
        _("What they have written stays, with their name."),
        _("You can reactivate the account at any time."),
    ]
    return render_page(request, "accounts/deactivate.html", {"person": person, "facts": facts, "back": back(person)})


@requires(Permission.USERS_MANAGE)
def reset_second_factor(request, code):
    person = somebody(request, code)
    if request.method == "POST":
        actions.reset_second_factor(person=person, by=request.user)
        messages.success(request, _("Done. They set up a new second factor when they next sign in."))
        return go_to(request, "accounts:person", person.code)
    facts = [
        _("Do this only after you have met them in person: whoever knows the password could come in afterwards."),
        _("Their apps, passkeys and recovery codes stop working, and every device of theirs is signed out."),
    ]
    return render_page(request, "accounts/reset_factor.html", {"person": person, "facts": facts, "back": back(person)})


@requires(Permission.USERS_MANAGE)
@require_POST
def reactivate(request, code):
    person = somebody(request, code)
    actions.reactivate_person(person=person, by=request.user)
    messages.success(request, _("The account is active again."))
    return go_to(request, "accounts:person", person.code)


def somebody(request, code):
    return get_object_or_404(User.objects.managed_by(request.user).select_related("organisation"), code=code)


def back(person):
    return reverse("accounts:person", args=[person.code])
