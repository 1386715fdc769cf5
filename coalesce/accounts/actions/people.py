"""What managers do to the people they look after."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from coalesce.accounts import leaving, roles
from coalesce.accounts.actions.sessions import end_sessions
from coalesce.accounts.models import User
from coalesce.accounts.remember import at, remember
from coalesce.permissions import Permission, granted
from coalesce.refusals import Refused


def change_language(*, language, by):
    by.language = language
    by.save(update_fields=["language"])


def change_roles(*, person, chosen, by):
    """Her sessions end, so that no open page of hers can do what she may no longer do."""
    demand_somebody_else(person, by, "person.roles_changed.refused")
    with at(person.organisation_id, by):
        person = lock(person)
        before, person.roles = person.roles, roles.after(person, chosen, by=by)
        if not person.roles:
            raise Refused(_("A person has at least one role. To shut somebody out, deactivate her account."))
        _demand_handed_over(person, before, by)
        person.save(update_fields=["roles"])
        change = {"from": before, "to": person.roles}
        remember("person.roles_changed", person, organisation_id=person.organisation_id, by=by, details=change)
        end_sessions(person.devices.all(), of=person, by=by)


def deactivate_person(*, person, by):
    demand_somebody_else(person, by, "person.deactivated.refused")
    with at(person.organisation_id, by):
        person = lock(person)
        if hers := leaving.still_hers(person):
            way = leaving.way_out(person, by)
            raise Refused(" ".join(map(str, hers)), event="person.deactivated.refused", way=way)
        person.is_active = False
        person.save(update_fields=["is_active"])
        remember("person.deactivated", person, organisation_id=person.organisation_id, by=by)
        end_sessions(person.devices.all(), of=person, by=by)


def reactivate_person(*, person, by):
    with at(person.organisation_id, by):
        person = lock(person)
        person.is_active = True
        person.save(update_fields=["is_active"])
        remember("person.reactivated", person, organisation_id=person.organisation_id, by=by)


def reset_second_factor(*, person, by):
    """For somebody who lost everything and was recognised in person: she sets up a new one at her next sign-in."""
    demand_somebody_else(person, by, "person.second_factor_reset.refused")
    with at(person.organisation_id, by):
        Authenticator.objects.filter(user_id=person.pk).delete()
        remember("person.second_factor_reset", person, organisation_id=person.organisation_id, by=by)
        end_sessions(person.devices.all(), of=person, by=by)


def _demand_handed_over(person, before, by):
    """Whoever stops working with women leads no case any more, and would miss the dates of those she still leads."""
    lost = granted(before) - granted(person.roles)
    if lost & {Permission.CASE_EDIT, Permission.CASE_VIEW} and (hers := leaving.still_hers(person)):
        way = leaving.way_out(person, by)
        raise Refused(" ".join(map(str, hers)), event="person.roles_changed.refused", way=way)


def demand_somebody_else(person, by, event):
    if person == by:
        raise Refused(_("This is your own account. Ask another manager or an administrator to do it."), event=event)


def lock(person):
    return User.objects.select_for_update(of=("self",)).get(pk=person.pk)
