"""How a woman's record begins: as an enquiry without identity, or registered by the name she gives."""

import datetime
import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import lifecycle, papers
from cases.actions.team import join_team
from cases.choices import EntryRoute
from cases.codes import case_code, new_code
from cases.models import Case, StateChange, Woman
from cases.naming import pages
from coalesce.audit import log
from coalesce.encryption import keyring
from coalesce.once import hold
from coalesce.refusals import Refused, Stale
from coalesce.stale import demand_fresh, locked
from coalesce.tenancy import acting

ATTEMPTS = 20


@transaction.atomic
def open_enquiry(*, by, need="", entry_route=EntryRoute.UNKNOWN, first_contact_on=None, worker=None, once=None):
    """A case of a woman who has said nothing about who she is. worker: whose case it becomes (default: by).

    once: the random number of the form, so that a form that is sent twice makes one record.
    """
    if made := _made_before(once, {}, need=need):
        return made
    return _open(
        Woman(pk=_key_of(once)),
        by=by,
        need=need,
        entry_route=entry_route,
        first_contact_on=first_contact_on,
        worker=worker,
    )


@transaction.atomic
def register_woman(
    *,
    identity,
    by,
    need="",
    entry_route=EntryRoute.UNKNOWN,
    first_contact_on=None,
    opened_on=None,
    worker=None,
    once=None,
):
    """A case of a woman who gave a name to be called by. identity: values of Woman's fields, by their names.

    once: as for an enquiry.
    """
    if made := _made_before(once, identity, need=need):
        return made
    woman = Woman(pk=_key_of(once), has_identity=True, **identity)
    _demand_a_name(woman)
    case = _open(
        woman,
        by=by,
        need=need,
        entry_route=entry_route,
        first_contact_on=first_contact_on,
        opened_on=opened_on,
        worker=worker,
        state=Case.State.INTAKE,
    )
    pages.write(woman)
    log.record("woman.registered", woman, by=by)
    return case


@transaction.atomic
def identify_woman(*, woman, identity, version, by):
    """An enquiry becomes a registered woman; her code stays the same."""
    woman = locked(woman)
    if woman.has_identity:
        raise Refused(_("She is registered already. Change her details instead."), event="woman.register_refused")
    lifecycle.demand_details_writable(woman)
    demand_fresh(woman, version)
    _write(woman, identity)
    _index(woman)
    _demand_a_name(woman)
    woman.has_identity, woman.registered_on = True, timezone.localdate()
    woman.save()
    pages.write(woman)
    log.record("woman.registered", woman, by=by)
    return woman


@transaction.atomic
def update_woman(*, woman, changes, version, by):
    """changes: values of Woman's fields, by their names."""
    woman = locked(woman)
    lifecycle.demand_details_writable(woman)
    demand_standing(woman)
    demand_fresh(woman, version)
    changed = _write(woman, changes)
    _index(woman)
    if woman.has_identity:
        _demand_a_name(woman)
    woman.save()
    pages.write(woman)
    log.record("woman.updated", woman, by=by, details={"fields": changed})
    return woman


def _made_before(once, identity, *, need):
    """The case that this form has made already, or None. With other words it is another woman, and not to be lost."""
    if once is None:
        return None
    hold(once)
    case = Case.objects.filter(woman=_key_of(once)).select_related("woman").first()
    if case is None:
        return None
    if case.need != need or any(getattr(case.woman, name) != value for name, value in identity.items()):
        raise Stale(_("This form has been saved before. Open a new form for another woman."), about=case.woman)
    return case


def _key_of(once):
    """The key of the woman whom one form registers; of this organisation, whatever number the browser sends."""
    return uuid.uuid5(once, str(acting().organisation_id)) if once else uuid.uuid4()


def _open(woman, *, by, worker, state=Case.State.ENQUIRY, opened_on=None, first_contact_on=None, **of_the_case):
    _save_under_a_new_code(woman)
    today = timezone.localdate()
    case = Case(
        woman=woman,
        code=case_code(woman.code, 1),
        state=state,
        assigned_to=worker or by,
        opened_on=opened_on or today,
        first_contact_on=first_contact_on or opened_on or today,
        **of_the_case,
    )
    case.save(force_insert=True)
    StateChange.objects.create(woman=woman, case=case, to=state, moved_by=by, moved_at=_moment(opened_on))
    join_team(case=case, user=case.assigned_to, by=by)
    log.record("case.opened", case, by=by, details={"state": case.state})
    return case


def _moment(day):
    """Now, or noon of a day in the past from which a record was brought here."""
    if day is None or day >= timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


def _save_under_a_new_code(woman):
    """Codes are unique over all organisations, so a code that is taken is replaced without a word about whose it is."""
    keyring.new_data_key(woman.pk)
    _index(woman)
    for _attempt in range(ATTEMPTS - 1):
        woman.code = new_code(woman.organisation.country)
        try:
            with transaction.atomic():
                return woman.save(force_insert=True)
        except IntegrityError:
            continue
    woman.code = new_code(woman.organisation.country)
    return woman.save(force_insert=True)


def _write(instance, values):
    """Set what differs and say which fields those were."""
    changed = sorted(name for name, value in values.items() if getattr(instance, name) != value)
    for name in changed:
        setattr(instance, name, values[name])
    return changed


def _index(woman):
    """Her document can be found again; the number itself stays sealed."""
    woman.identity_index = papers.index(woman.identity_number)


def demand_standing(woman):
    """Words about her belong where her record is: on the one that this was joined to while somebody was typing."""
    if woman.merged_into_id:
        raise Stale(_("This record was joined to another one meanwhile. Open her case again and write it there."))


def key_of_form(once):
    """The id of the woman whom the form with this number registers."""
    return _key_of(once)


def _demand_a_name(woman):
    if not woman.called:
        raise Refused(
            _("Write at least a first name or the name she wants to be called; it need not be her real one."),
            event="woman.register_refused",
        )
