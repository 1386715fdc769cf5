"""Keeping the list of interpreters, and whom she has ruled out."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from cases.gates import lock_writable
from cases.interpreters.models import Interpreter, RuledOut
from coalesce import once as sent
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from coalesce.tenancy import acting


@transaction.atomic
def add_interpreter(*, by, once=None, **values):
    """values: Interpreter's fields, by their names."""
    key = uuid.uuid5(once, str(acting().organisation_id)) if once else uuid.uuid4()
    sent.hold(key)
    if made := Interpreter.objects.filter(pk=key).first():
        return made
    interpreter = Interpreter.objects.create(pk=key, **values)
    log.record("interpreter.added", interpreter, by=by, details={"languages": interpreter.languages})
    return interpreter


@transaction.atomic
def change_interpreter(*, interpreter, version, by, **values):
    interpreter = locked(interpreter)
    demand_fresh(interpreter, version)
    for name, value in values.items():
        setattr(interpreter, name, value)
    interpreter.save()
    log.record("interpreter.changed", interpreter, by=by, details={"active": interpreter.is_active})
    return interpreter


@transaction.atomic
def rule_out(*, case, by, interpreter=None, who="", reason="", once=None):
    """Either one of the organisation's interpreters, or somebody who is described in words."""
    case = lock_writable(case)
    if interpreter is None and not who.strip():
        raise Refused(_("Choose one from the list, or write who it is."), event="interpreter.refused")
    key = uuid.uuid5(case.pk, f"ruled out {once}") if once else uuid.uuid4()
    known = RuledOut.objects.filter(pk=key)
    if interpreter is not None:
        known = known | RuledOut.objects.filter(woman=case.woman_id, interpreter=interpreter)
    if made := known.first():
        return made
    ruled_out = RuledOut.objects.create(
        pk=key, woman_id=case.woman_id, interpreter=interpreter, who=who if interpreter is None else "", reason=reason
    )
    log.record("interpreter.ruled_out", ruled_out, by=by, details={"in_the_list": interpreter is not None})
    return ruled_out


@transaction.atomic
def allow_again(*, case, ruled_out, by):
    lock_writable(case)
    ruled_out = locked(ruled_out)
    log.record("interpreter.allowed", ruled_out, by=by)
    ruled_out.delete()
