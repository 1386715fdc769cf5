"""Inviting somebody, and the page that her link opens."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalesce.accounts import invitations, roles
from coalesce.accounts.actions import invitations as actions
from coalesce.accounts.forms import FirstPasswordForm
from coalesce.accounts.managing_forms import InvitationForm
from coalesce.accounts.models import Invitation, Organisation
from coalesce.http import go_to, posted, render_page
from coalesce.permissions import Permission, public, requires
from coalesce.refusals import Refused

LINK = "link of invitation {}"


@requires(Permission.USERS_MANAGE)
def invite(request):
    """To the manager's own organisation; an administrator invites another one, who belongs to none."""
    return _invite(request, request.user.organisation)


@requires(Permission.ORGANISATIONS_MANAGE)
def invite_to(request, code):
    """The first manager of an organisation, or its coordinator."""
    return _invite(request, get_object_or_404(Organisation.objects.active(), code=code))


def _invite(request, organisation):
    offered = roles.offered(at=organisation, by=request.user)
    initial = {"roles": [offered[0].value]} if len(offered) == 1 else {}
    form = InvitationForm(posted(request), offered=offered, initial=initial)
    if form.is_valid():
        token = invitations.new_token()
        link = request.build_absolute_uri(reverse("accounts:accept", args=[token]))
        name, email, chosen = (form.cleaned_data[field] for field in ("name", "email", "roles"))
        invitation = actions.invite_person(
            organisation=organisation, name=name, email=email, chosen=chosen, token=token, link=link, by=request.user
        )
        request.session[LINK.format(invitation.code)] = link
        return go_to(request, "accounts:invited", invitation.code)
    return render_page(request, "accounts/invite.html", {"form": form, "organisation": organisation})


@requires(Permission.USERS_MANAGE)
def invited(request, code):
    """Shows the link once: only its digest is kept."""
    context = {"invitation": open_invitation(request, code), "link": request.session.pop(LINK.format(code), None)}
    return render_page(request, "accounts/invited.html", context)


@requires(Permission.USERS_MANAGE)
@require_POST
def withdraw(request, code):
    actions.withdraw_invitation(invitation=open_invitation(request, code), by=request.user)
    messages.success(request, _("The invitation is withdrawn. Its link opens nothing any more."))
    return go_to(request, "accounts:people")


@public
def accept(request, token):
    """Where the link leads: a password now, the second factor on the next page."""
    if request.user.is_authenticated:
        raise Refused(_("You are signed in already. Sign out first, then open the link again."))
    if (invitation := invitations.find(token)) is None:
        return render(request, "accounts/invitation_gone.html", status=404)
    form = FirstPasswordForm(posted(request), invitation=invitation)
    if form.is_valid():
        person = actions.accept_invitation(token=token, password=form.cleaned_data["password"])
        get_adapter().login(request, person)
        return go_to(request, "accounts:second_factor")
    return render_page(request, "accounts/accept.html", {"form": form, "invitation": invitation})


def open_invitation(request, code):
    return get_object_or_404(Invitation.objects.managed_by(request.user).open(), code=code)
