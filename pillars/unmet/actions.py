"""Recording that a service was not to be had, and that it is settled."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from pillars import gates
from pillars.unmet.models import UnmetNeed


@transaction.atomic
def record_unmet_need(*, case, pillar, service_type, noticed_on, reason, by, settled_on=None, once=None):
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(UnmetNeed, key, service_type=service_type, noticed_on=noticed_on, reason=reason):
        return made
    need = UnmetNeed(pk=key, case=case, woman_id=case.woman_id, pillar=pillar.slug, made_by=by)
    _write(need, case, pillar, service_type, noticed_on, reason, settled_on)
    details = {"pillar": pillar.slug, "type": service_type, "reason": reason}
    log.record("unmet_need.recorded", need, by=by, details=details)
    return need


@transaction.atomic
def correct_unmet_need(*, need, pillar, version, service_type, noticed_on, reason, by, settled_on=None):
    case = gates.lock_open_case(need.case)
    need = locked(need)
    demand_fresh(need, version)
    _write(need, case, pillar, service_type, noticed_on, reason, settled_on)
    details = {"pillar": pillar.slug, "reason": reason, "settled": settled_on is not None}
    log.record("unmet_need.corrected", need, by=by, details=details)
    return need


def fault_of_settling(noticed_on, settled_on):
    """Why it cannot have been settled on this day; None when it can."""
    if settled_on and settled_on < noticed_on:
        return _("It was settled before it was noticed. Look at the dates.")
    if settled_on and settled_on > timezone.localdate():
        return _("The date lies in the future. Record it when it has taken place.")
    return None


def _write(need, case, pillar, service_type, noticed_on, reason, settled_on):
    gates.demand_day(case, noticed_on)
    if not pillar.has_service(service_type):
        raise Refused(_("This service belongs to another pillar. Choose one from the list."))
    if sentence := fault_of_settling(noticed_on, settled_on):
        raise Refused(sentence)
    need.service_type, need.noticed_on, need.reason, need.settled_on = service_type, noticed_on, reason, settled_on
    need.save()
