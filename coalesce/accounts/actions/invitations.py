"""Inviting somebody, and accepting."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.accounts import invitations, roles
from coalesce.accounts.models import Invitation, User
from coalesce.accounts.remember import at, remember
from coalesce.refusals import Refused


def invite_person(*, organisation, name, email, chosen, token, link, by):
    """Make the invitation and post it; an older one to the same address ends.

    organisation: None for a system administrator. token: invitations.new_token(); link: the address that holds it.
    """
    demand_offered(chosen, at=organisation, by=by)
    organisation_id = organisation.pk if organisation else None
    with at(organisation_id, by):
        Invitation.objects.open().filter(email__iexact=email, organisation=organisation).delete()
        invitation = Invitation.objects.create(
            organisation=organisation,
            name=name,
            email=email.lower(),
            roles=chosen,
            digest=invitations.digest_of(token),
            invited_by=by,
            expires_at=timezone.now() + invitations.VALID_FOR,
        )
        remember("invitation.sent", invitation, organisation_id=organisation_id, by=by, details={"roles": chosen})
        transaction.on_commit(partial(invitations.send_letter, invitation, link))
    return invitation


def withdraw_invitation(*, invitation, by):
    with at(invitation.organisation_id, by):
        remember("invitation.withdrawn", invitation, organisation_id=invitation.organisation_id, by=by)
        invitation.delete()


@transaction.atomic
def accept_invitation(*, token, password):
    """Make the person. The lock lets only one of two browsers with the same link through."""
    invitation = Invitation.objects.open().select_for_update().filter(digest=invitations.digest_of(token)).first()
    if invitation is None or User.objects.filter(email__iexact=invitation.email).exists():
        raise Refused(_("This invitation has been used, or it is too old. Ask for a new one."))
    person = User.objects.create_user(
        invitation.email,
        password,
        name=invitation.name,
        organisation=invitation.organisation,
        roles=invitation.roles,
    )
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    remember("invitation.accepted", person, organisation_id=person.organisation_id, by=person)
    return person


def demand_offered(chosen, *, at, by):
    if not chosen or set(chosen) - {role.value for role in roles.offered(at=at, by=by)}:
        raise Refused(_("You cannot give this role. Choose one of those that are offered."))
