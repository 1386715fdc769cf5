"""Giving what a leaver holds to her colleagues: all that was chosen, or nothing."""

import uuid

from django.contrib.auth.models import Permission as ModelPermission
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.caseload.limits import load_of
from cases.models import Case, CaseUserObjectPermission
from cases.models.case import TEAM
from cases.reminders.models import Reminder
from cases.standing_in import holdings, tasks
from cases.standing_in.models import HandOver
from cases.standing_in.receiving import why_not, why_nothing
from coalesce.accounts.models import User
from coalesce.audit import log
from coalesce.audit.models import AuditEntry
from coalesce.once import hold
from coalesce.refusals import Refused

REFUSED = "leaver.refused"
ONE_CASE = ("case.handed_over", "tasks.handed_over")


@transaction.atomic
def hand_over(*, person, moves, by, dates_to=None, once=None):
    """moves: {case id: who gets it}. dates_to: who gets the dates that belong to no case.

    once: the random number of the form, so that sending it twice is handing over once. Returns the HandOver.
    """
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"{by.organisation_id} {by.pk} {person.pk} {once}") if once else uuid.uuid4()
    hold(key)
    if made := HandOver.objects.filter(pk=key).first():
        _demand_nothing_else(person, moves, by)
        return made
    people = _held(person, moves, dates_to)
    for to, given in _sorted_out(person, moves, people, by).items():
        _give(given, person, to, by)
    if dates_to is not None:
        _give_dates(holdings.dates_of(person).filter(case=None), person, people[dates_to.pk])
    made = HandOver.objects.create(pk=key, person=person, made_by=by, cases=len(moves))
    log.record("leaver.handed_over", made, by=by, details={"person": person.pk, "cases": len(moves)})
    return made


def _demand_nothing_else(person, moves, by):
    """A page that was sent, gone back to and changed asks for something new, and must not look as if it were done."""
    if holdings.of(person, by, among=moves).holdings:
        raise Refused(_("This page has been sent before. Open it again and choose for what is left."), REFUSED)


def _held(person, moves, dates_to):
    """{id: the User as she is now}. Cases and people are held, so that nobody else gives or takes them meanwhile."""
    list(Case.objects.select_for_update(no_key=True).filter(pk__in=moves).order_by("pk").values_list("pk"))
    receivers = [*moves.values(), dates_to] if dates_to else list(moves.values())
    ids = {one.pk for one in (person, *receivers)}
    locked = User.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk")
    people = {one.pk: one for one in locked}
    for to in receivers:
        if sentence := why_nothing(people[to.pk], person):
            raise Refused(sentence, REFUSED)
    return people


def _sorted_out(person, moves, people, by):
    """{who gets it: her Holdings}, each of which is still the leaver's and may go there."""
    held = {holding.case.pk: holding for holding in holdings.of(person, by, among=moves).holdings}
    if lost := moves.keys() - held.keys():
        raise Refused(_who_was_first(lost, person, by), REFUSED)
    given = {}
    for case_id, to in moves.items():
        if sentence := why_not(held[case_id], people[to.pk], person=person, by=by):
            raise Refused(f"{held[case_id].case.code}: {sentence}", REFUSED)
        given.setdefault(people[to.pk], []).append(held[case_id])
    return given


def _who_was_first(lost, person, by):
    """Two people hand over the same at once: the second reads who did it."""
    seen = {str(pk): code for pk, code in Case.objects.findable_by(by).filter(pk__in=lost).values_list("pk", "code")}
    entries = AuditEntry.objects.filter(event__in=ONE_CASE, object_id__in=seen, details__from=person.pk)
    entry = entries.order_by("-sequence").first()
    if entry is None:
        return _("Some of this is no longer hers. Open the page again and look at what is left.")
    told = {"code": seen[entry.object_id], "name": User.objects.get(pk=entry.actor_id).name}
    told["moment"] = date_format(timezone.localtime(entry.at), "j F, H:i")
    return _("%(name)s handed over %(code)s on %(moment)s. Open the page again to see what is left.") % told


def _give(given, person, to, by):
    """given: the Holdings that go to one colleague."""
    cases = [holding.case.pk for holding in given]
    led = [holding.case.pk for holding in given if holding.leads]
    Case.objects.filter(pk__in=led).update(assigned_to=to)
    _give_places(cases, person, to)
    counted = [kind.give(person, to, cases) for kind in tasks.kinds]
    _give_dates(holdings.dates_of(person).filter(case__in=cases), person, to)
    for holding in given:
        number = sum(counter[holding.case.pk] for counter in counted)
        details = {"from": person.pk, "to": to.pk, "tasks": number, "dates": holding.dates}
        log.record("case.handed_over" if holding.leads else "tasks.handed_over", holding.case, by=by, details=details)
    _say_if_many(to, led, by)


def _say_if_many(to, led, by):
    load = load_of(to, by=by) if led else None
    if load is not None and load.is_over:
        log.record("caseload.exceeded", by=by, details={"to": to.pk, "open": load.count, "most": load.most})


def _give_places(cases, person, to):
    """Who gets it joins the team, and who leaves is in it no longer: nobody keeps a door that she does not need."""
    place = ModelPermission.objects.get(content_type__app_label="cases", codename=TEAM)
    rows = [CaseUserObjectPermission(content_object_id=pk, user=to, permission=place) for pk in cases]
    CaseUserObjectPermission.objects.bulk_create(rows, ignore_conflicts=True)
    holdings.places().filter(user=person, content_object__in=cases).delete()


def _give_dates(dates, person, to):
    """The recipient stays as she was, because she is part of what makes a reminder one."""
    keys = list(dates.values_list("pk", flat=True))
    mine = Reminder.objects.filter(pk__in=keys)
    mine.filter(recipient=to).update(handled_by=None)
    mine.exclude(recipient=to).update(handled_by=to)
