"""How she arrives at a partner: as the woman whom it knows already, or with a new record from what she shared."""

from django.db import connection
from django.utils.translation import gettext_lazy as _

from cases import actions as case_actions
from cases.choices import EntryRoute
from cases.models import Case, Woman
from cases.models.consent import Category
from coalesce.permissions import Permission
from coalesce.refusals import Refused
from coalesce.tenancy import acting

REFUSED = "referral.answer_refused"


def demand_caseworker(user):
    if not user.may(Permission.CASE_EDIT):
        raise Refused(_("Choose a caseworker: only a caseworker can lead a case."), REFUSED)
    return user


def case_for(shared, *, worker, by):
    """Her case with the receiver: the one it already has for her, or a new one from what she shared."""
    _one_at_a_time(shared["consortium_key"])
    known = Woman.objects.counted_as(shared["consortium_key"]).first()
    if known is not None:
        case = known.cases.newest_first().first()
        _demand_visible(case, by)
        case_actions.join_team(case=case, user=worker, by=by)
        return case
    return _new_case(shared, worker=worker, by=by)


def _one_at_a_time(consortium_key):
    """Two letters about one woman are accepted one after the other, so that she becomes one woman here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{acting().organisation_id}|{consortium_key}"]
        )


def _demand_visible(case, by):
    """Answering opens no case of colleagues: they, or a supervisor, take it on."""
    if Case.objects.worked_on_by(by).filter(pk=case.pk).exists():
        return
    if not Case.objects.findable_by(by).filter(pk=case.pk).exists():
        raise Refused(_("This needs somebody else. Ask your data-protection officer who accepts it."), REFUSED)
    raise Refused(
        _("She is known here already as %(code)s. Ask %(worker)s, who works with her, to accept it.")
        % {"code": case.code, "worker": case.assigned_to},
        REFUSED,
    )


def _new_case(shared, *, worker, by):
    identity = _identity(shared)
    asked = shared.get(Category.NEEDS, {}).get("need") or shared["summary"]
    beginning = {"need": asked, "entry_route": EntryRoute.NGO_PARTNER, "worker": worker, "by": by}
    if identity.get("first_name") or identity.get("known_as"):
        case = case_actions.register_woman(identity=identity, **beginning)
    else:
        case = case_actions.open_enquiry(**beginning)
        woman = case.woman
        case.woman = case_actions.update_woman(woman=woman, changes=identity, version=woman.version, by=by)
    for way in shared.get(Category.CONTACT, {}).get("ways", []):
        case_actions.add_safe_contact(woman=case.woman, by=by, **way)
    return case


def _identity(shared):
    """Values of Woman's fields: what was shared, and the key by which the consortium counts her once."""
    identity = {"consortium_key": shared["consortium_key"], **shared.get(Category.NAME, {})}
    if language := shared.get(Category.LANGUAGE):
        identity["primary_language"] = language["primary"]
        identity["secondary_language"] = language["secondary"]
        identity["interpreter_needed"] = language["interpreter"]
    if children := shared.get(Category.CHILDREN):
        identity["number_of_children"] = children["number"]
    return identity
