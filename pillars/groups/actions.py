"""Recording a session with several women in one step, and putting it right afterwards."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Case
from coalesce import once as sent
from coalesce.audit import log
from coalesce.refusals import Refused, Stale
from coalesce.stale import demand_fresh, locked
from pillars import gates
from pillars.access import demand_writer
from pillars.catalogue import BY_SLUG
from pillars.groups.models import GroupSession
from pillars.models import Service

LONGEST = 1440
SHARED = ("pillar", "service_type", "held_on", "minutes", "interpreter", "mediator", "childcare")
"""What a session says once and every attendance repeats."""


@transaction.atomic
def hold_session(*, attendance, by, once=None, **values):
    """attendance: {case: one of Service.Attendance}. values: every field of the session. Returns the session."""
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"{by.organisation_id} {by.pk} {once}") if once else uuid.uuid4()
    sent.hold(key)
    if made := _made_before(key, attendance, values):
        return made
    session = GroupSession(pk=key, **values)
    _demand_session(session, by)
    if not attendance:
        raise Refused(_("Nobody was chosen. Choose at least one woman."))
    cases = _locked(attendance, by)
    _demand_women(cases, session.held_on)
    session.save()
    _add(session, {case: attendance[case] for case in cases}, by)
    log.record("group_session.held", session, by=by, details={"type": session.service_type, "women": len(cases)})
    return session


@transaction.atomic
def correct_session(*, session, version, attendance, by, reason="", **values):
    """attendance: {case: an attendance, or "" for who is not in it} of the women whom this person may choose.

    The others stay as they are. reason: why a woman was taken out, where one was.
    """
    session = locked(session)
    demand_fresh(session, version)
    before = {name: getattr(session, name) for name in (*SHARED, "facilitator")}
    for name, value in values.items():
        setattr(session, name, value)
    _demand_session(session, by)
    changed = [name for name, value in before.items() if getattr(session, name) != value]
    present = {service.case_id: service for service in session.services.select_related("case")}
    _locked(attendance, by, and_also=present)
    hers = _Changes(present, attendance)
    touched = [*hers.touched(bool(changed))]
    known = {case.pk for case in attendance}
    _demand_women([case for case in touched if case.pk in known], session.held_on)
    _demand_unseen([case for case in touched if case.pk not in known], session.held_on)
    _demand_takeable(hers.taken_out, reason)
    if len(present) + len(hers.added) == len(hers.taken_out):
        raise Refused(_("A session without anybody in it was none. Leave at least one woman in it."))
    session.save()
    _take_out(hers.taken_out, reason, by)
    _correct(session, present, hers, changed, by)
    _add(session, hers.added, by)
    counts = {"added": len(hers.added), "taken_out": len(hers.taken_out), "changed": changed}
    log.record("group_session.corrected", session, by=by, details=counts)
    return session


class _Changes:
    """What a corrected session means for each woman."""

    def __init__(self, present, attendance):
        self.present = present
        self.added = {case: value for case, value in attendance.items() if value and case.pk not in present}
        stayed = {case: value for case, value in attendance.items() if case.pk in present}
        self.taken_out = [present[case.pk] for case, value in stayed.items() if not value]
        self.came = {case.pk: value for case, value in stayed.items() if value != present[case.pk].attendance and value}

    def touched(self, is_shared_changed):
        """The cases that are written in; all that stay, when the session itself was changed."""
        yield from self.added
        gone = {service.pk for service in self.taken_out}
        for service in self.present.values():
            if service.pk not in gone and (is_shared_changed or service.case_id in self.came):
                yield service.case


def _made_before(key, attendance, values):
    made = GroupSession.objects.filter(pk=key).first()
    if made is None:
        return None
    held = dict(made.services.values_list("case_id", "attendance"))
    if any(getattr(made, name) != value for name, value in values.items()) or held != _by_id(attendance):
        raise Stale(_("This form has been saved before. Open the session to correct it."), about=made)
    return made


def _by_id(attendance):
    return {case.pk: value for case, value in attendance.items()}


def _locked(attendance, by, and_also=()):
    """The cases as they are now, held until the action ends; in one order, so that two actions never wait crosswise."""
    wanted = {case.pk for case in attendance}
    if set(Case.objects.worked_on_by(by).filter(pk__in=wanted).values_list("pk", flat=True)) != wanted:
        raise Refused(_("One of the women is not among your cases. Open the form again."))
    return list(Case.objects.filter(pk__in=wanted | {*and_also}).select_for_update(no_key=True).order_by("pk"))


def _demand_session(session, by):
    pillar = BY_SLUG[session.pillar]
    demand_writer(by, pillar)
    if not pillar.has_service(session.service_type):
        raise Refused(_("This service belongs to another pillar. Choose one from the list."))
    if not 1 <= session.minutes <= LONGEST:
        raise Refused(_("A session lasts between 1 and 1440 minutes, which is one day."))
    if session.held_on > timezone.localdate():
        raise Refused(_("The date lies in the future. Record it when it has taken place."))


def _demand_women(cases, day):
    for sentence in gates.faults_of_group(cases, day).values():
        raise Refused(sentence)


def _demand_unseen(cases, day):
    """Nothing is told of a woman whom this person may not see."""
    if gates.faults_of_group(cases, day):
        raise Refused(
            _("This cannot be changed for one of the women whom you do not see. Ask the person who led the session.")
        )


def _demand_takeable(services, reason):
    if services and not reason:
        raise Refused(_("Say why she was taken out of the session."))
    if any(service.case.is_closed for service in services):
        raise Refused(_("Her case is closed. Reopen it before you write in it."))


def _add(session, attendance, by):
    services = [_fitted(Service(case=case, woman_id=case.woman_id), session, came) for case, came in attendance.items()]
    Service.objects.bulk_create(services)
    for service in services:
        details = {"type": service.service_type, "attendance": service.attendance, "minutes": service.minutes}
        log.record("service.delivered", service, by=by, details={"pillar": service.pillar} | details)


def _correct(session, present, hers, changed, by):
    gone = {service.pk for service in hers.taken_out}
    touched = [
        service for service in present.values() if service.pk not in gone and (changed or service.case_id in hers.came)
    ]
    for service in touched:
        _fitted(service, session, hers.came.get(service.case_id, service.attendance))
        service.version += 1
        log.record("service.corrected", service, by=by, details={"pillar": service.pillar, "changed": changed})
    if touched:
        Service.objects.bulk_update(touched, [*SHARED, "staff", "attendance", "version"])


def _take_out(services, reason, by):
    for service in services:
        log.record("service.taken_out", service, by=by, details={"pillar": service.pillar, "reason": reason})
    Service.objects.filter(pk__in=[service.pk for service in services]).delete()


def _fitted(service, session, attendance):
    """Her attendance, saying what the session says."""
    for name in SHARED:
        setattr(service, name, getattr(session, name))
    service.group_session, service.mode, service.staff = session, Service.Mode.GROUP, session.facilitator
    service.attendance = attendance
    if not service.took_place:
        service.minutes = 0
    return service
