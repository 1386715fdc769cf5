"""What a team does in a pillar: assess with her, set goals in her words, deliver services."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.interpreters.gates import demand_allowed
from cases.reminders import engine
from coalesce.audit import log
from coalesce.refusals import Refused
from coalesce.stale import demand_fresh, locked
from pillars import gates
from pillars.models import Assessment, Goal, Rating, Service
from pillars.rules import RULES

LONGEST = 1440
LOWEST, HIGHEST = 1, 5
SHARED_IN_A_GROUP = ("service_type", "held_on", "minutes", "interpreter", "mediator", "childcare")


@transaction.atomic
def assess(*, case, pillar, held_on, rated_by, needs, ratings, by, once=None):
    """ratings: {domain code: (1 to 5 or None, whether she wants support there)}. Returns the assessment."""
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(Assessment, key, held_on=held_on, rated_by=rated_by, needs=needs):
        return made
    gates.demand_day(case, held_on)
    _demand_ratings(pillar, ratings)
    hers = {"case": case, "woman_id": case.woman_id}
    assessment = Assessment.objects.create(
        pk=key, pillar=pillar.slug, held_on=held_on, rated_by=rated_by, needs=needs, made_by=by, **hers
    )
    Rating.objects.bulk_create(
        Rating(assessment=assessment, domain=domain, value=value, wants_support=wants, **hers)
        for domain, (value, wants) in ratings.items()
    )
    rated = sum(value is not None for value, _wants in ratings.values())
    log.record("assessment.made", assessment, by=by, details={"pillar": pillar.slug, "rated": rated})
    engine.make_due_reminders(engine.today(), case=case, only=RULES)
    return assessment


@transaction.atomic
def set_goal(
    *,
    case,
    pillar,
    domain,
    statement,
    by,
    priority=Goal.Priority.NEXT,
    target=None,
    due_on=None,
    status=Goal.Status.NOT_STARTED,
    once=None,
):
    """It begins where the latest rating of its part of life found her."""
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(Goal, key, domain=domain, statement=statement):
        return made
    gates.demand_day(case, timezone.localdate())
    _demand_domain(pillar, domain)
    _demand_rating(target)
    goal = Goal.objects.create(
        pk=key,
        case=case,
        woman_id=case.woman_id,
        pillar=pillar.slug,
        domain=domain,
        statement=statement,
        priority=priority,
        baseline=latest_rating(case, domain),
        target=target,
        status=status,
        due_on=due_on,
    )
    log.record("goal.set", goal, by=by, details={"pillar": pillar.slug, "domain": domain, "status": status})
    return goal


@transaction.atomic
def change_goal(*, goal, version, by, **values):
    """version: the one that the person had before her eyes. values: what is new of the goal."""
    gates.lock_open_case(goal.case)
    goal = locked(goal)
    demand_fresh(goal, version)
    _demand_rating(values.get("target"))
    before = goal.status
    for name, value in values.items():
        setattr(goal, name, value)
    if goal.status != before:
        goal.status_since = timezone.localdate()
    goal.save()
    log.record("goal.changed", goal, by=by, details={"pillar": goal.pillar, "from": before, "to": goal.status})
    return goal


def latest_rating(case, domain):
    """How this part of her life was rated last, or None."""
    rated = Rating.objects.filter(case=case, domain=domain, value__isnull=False)
    latest = rated.order_by("-assessment__held_on", "-assessment__made_at")
    return latest.values_list("value", flat=True).first()


@transaction.atomic
def deliver_service(
    *,
    case,
    pillar,
    service_type,
    held_on,
    minutes,
    by,
    mode=Service.Mode.IN_PERSON,
    attendance=Service.Attendance.ATTENDED,
    provider=Service.Provider.OWN,
    interpreter=False,
    mediator=False,
    childcare=False,
    interpreted_by=None,
    reached="",
    goal=None,
    note="",
    once=None,
):
    case = gates.lock_open_case(case)
    key = gates.key_of(case, once)
    if made := gates.made_before(Service, key, service_type=service_type, held_on=held_on, mode=mode, note=note):
        return made
    service = Service(pk=key, case=case, woman_id=case.woman_id, pillar=pillar.slug, staff=by)
    _write_service(
        service,
        case,
        pillar,
        service_type=service_type,
        held_on=held_on,
        minutes=minutes,
        mode=mode,
        attendance=attendance,
        provider=provider,
        interpreter=interpreter,
        mediator=mediator,
        childcare=childcare,
        interpreted_by=interpreted_by,
        reached=reached,
        goal=goal,
        note=note,
    )
    details = {"pillar": pillar.slug, "type": service_type, "attendance": attendance, "minutes": service.minutes}
    log.record("service.delivered", service, by=by, details=details)
    engine.make_due_reminders(engine.today(), case=case, only=RULES)
    return service


@transaction.atomic
def correct_service(*, service, pillar, version, by, **values):
    """values: every field of the form that delivered it."""
    _count_change_of_group(service)
    case = gates.lock_open_case(service.case)
    service = locked(service)
    demand_fresh(service, version)
    _demand_shared_untouched(service, values)
    before = {name: getattr(service, name) for name in Service.plain_fields}
    _write_service(service, case, pillar, **values)
    changed = [name for name, value in before.items() if name != "version" and getattr(service, name) != value]
    log.record("service.corrected", service, by=by, details={"pillar": pillar.slug, "changed": changed})
    engine.make_due_reminders(engine.today(), case=case, only=RULES)
    return service


def _count_change_of_group(service):
    """Whoever has the form of the whole session open is told. Held before the case, as by the session's action."""
    if service.group_session_id:
        session = locked(service.group_session)
        session.version += 1
        session.save(update_fields=["version"])


def _demand_shared_untouched(service, values):
    """What a session says for everybody is corrected for everybody; her attendance, goal and note are her own."""
    if not service.group_session_id:
        return
    session = service.group_session
    shared = {name: getattr(session, name) for name in SHARED_IN_A_GROUP} | {"mode": Service.Mode.GROUP}
    if any(values.get(name, value) != value for name, value in shared.items()):
        raise Refused(_("This was a group session. Correct its day and length on the page of the session."))


def _write_service(service, case, pillar, **values):
    gates.demand_day(case, values["held_on"])
    _demand_service(service, pillar, values)
    _demand_her_rules(service, case, values)
    for name, value in values.items():
        setattr(service, name, value)
    if not service.took_place:
        service.minutes = 0
    service.save()


def _demand_service(service, pillar, values):
    if not pillar.has_service(values["service_type"]):
        raise Refused(_("This service belongs to another pillar. Choose one from the list."))
    if not 0 <= values["minutes"] <= LONGEST:
        raise Refused(_("A service lasts between 0 and 1440 minutes, which is one day."))
    goal = values["goal"]
    if goal is not None and (goal.pillar, goal.case_id) != (pillar.slug, service.case_id):
        raise Refused(_("This goal belongs to another pillar or another case. Choose one from the list."))


def _demand_her_rules(service, case, values):
    """Whom she wants beside her, and when she is reached. What stood before is not judged by a rule of today."""
    interpreter = values.get("interpreted_by")
    if interpreter is not None and interpreter.pk != service.interpreted_by_id:
        demand_allowed(case.woman, interpreter)
    fault = gates.fault_of_contact(case, values.get("mode", service.mode), values["held_on"])
    if fault and not values.get("reached", service.reached):
        raise Refused(gates.how_she_was_reached(fault))


def _demand_domain(pillar, domain):
    if not pillar.has_domain(domain):
        raise Refused(_("This part of life belongs to another pillar. Choose one from the list."))


def _demand_ratings(pillar, ratings):
    for domain, (value, _wants) in ratings.items():
        _demand_domain(pillar, domain)
        _demand_rating(value)


def _demand_rating(value):
    if value is not None and not LOWEST <= value <= HIGHEST:
        raise Refused(_("A rating is a number from 1 to 5, or left out."))
