"""The sections of her details; her children and her papers: added, changed, taken away."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from cases.actions.opening import update_woman
from cases.gates import lock_writable
from cases.models import Child, IdentityPaper
from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Stale
from coalesce.stale import demand_fresh, locked

EVENTS = {Child: "child", IdentityPaper: "paper"}


@transaction.atomic
def update_details(*, case, changes, version, by):
    """changes: values of Woman's fields, by their names. Whoever writes what was seen as evidence has seen it."""
    case = lock_writable(case)
    if "status_evidence" in changes:
        changes = changes | {"status_seen_by": by if changes["status_evidence"] else None}
    update_woman(woman=case.woman, changes=changes, version=version, by=by)
    engine.make_due_reminders(engine.today(), case=case)


@transaction.atomic
def add_around(*, case, model, by, once=None, **values):
    """model: Child or IdentityPaper; values: its fields, by their names."""
    case = lock_writable(case)
    key = uuid.uuid5(case.woman_id, f"{EVENTS[model]} {once}") if once else uuid.uuid4()
    made = model.objects.filter(pk=key).first()
    if made is None:
        made = model.objects.create(pk=key, woman_id=case.woman_id, **values)
        _told(made, "added", case, by)
    elif any(getattr(made, name) != value for name, value in values.items()):
        raise Stale(_("This form has been saved before. Open a new form for the second entry."), about=made)
    return made


@transaction.atomic
def change_around(*, case, thing, version, by, **values):
    case = lock_writable(case)
    thing = locked(thing)
    demand_fresh(thing, version)
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save()
    _told(thing, "changed", case, by)
    return thing


@transaction.atomic
def remove_around(*, case, thing, by):
    case = lock_writable(case)
    thing = locked(thing)
    log.record(f"{EVENTS[type(thing)]}.removed", thing, by=by)
    thing.delete()
    engine.make_due_reminders(engine.today(), case=case)


def _told(thing, what, case, by):
    log.record(f"{EVENTS[type(thing)]}.{what}", thing, by=by)
    engine.make_due_reminders(engine.today(), case=case)
