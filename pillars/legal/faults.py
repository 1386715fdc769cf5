"""Why a record of the legal pillar cannot be right: pairs of a field and a sentence that says what to do.

Forms show them beside the field; actions refuse with the first. values: what was typed. row: the record as it stands.
"""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import CaseUserObjectPermission
from pillars.legal.letters import dated
from pillars.legal.models import Deadline, Hearing, ReflectionPeriod, ResidencePermit
from pillars.periods.models import CountryPeriod

DAYS_OF_A_STATUS = ("valid_from", "issued_on", "expires_on", "applied_on", "decision_due", "decided_on", "decision")
COUNTED = {Deadline.Kind.COMPENSATION: CountryPeriod.Kind.COMPENSATION}
"""What may be counted from a country's period. An appeal never is: its day stands in the decision."""


def of_a_status(case, values, row):
    yield from not_yet(values, "applied_on", "decided_on")
    yield from _of_the_stay(case, values, row)
    yield from _of_the_decision(values)


def _of_the_stay(case, values, row):
    first = values["valid_from"] or values["issued_on"] or values["expires_on"]
    last = values["expires_on"]
    if first is None and values["applied_on"] is None:
        yield "valid_from", _("Enter the day it began, the day it ends, or the day she applied for it.")
    elif last and any(day and day > last for day in (values["valid_from"], values["issued_on"])):
        yield "expires_on", _("A permit cannot end before it begins. Look at the two dates.")
    elif first and (other := _met(case, row, first, last)):
        yield (
            "valid_from",
            _("She held another status then: %(other)s. Enter the day that one ended first.")
            % {"other": in_words(other)},
        )


def _met(case, row, first, last):
    return ResidencePermit.objects.filter(case=case).meeting(first, last).exclude(pk=row.pk).first()


def _of_the_decision(values):
    applied, decided = values["applied_on"], values["decided_on"]
    if applied and values["decision_due"] and values["decision_due"] < applied:
        yield "decision_due", _("The decision cannot be due before she applied. Look at the two dates.")
    if applied and decided and decided < applied:
        yield "decided_on", _("The decision cannot come before the application. Look at the two dates.")
    if decided and not values["decision"]:
        yield "decision", _("Choose what was decided on that day.")
    if values["decision"] and not decided:
        yield "decided_on", _("Enter the day of the decision, as it stands in the letter.")
    if values["appeal_by"] and (not decided or values["appeal_by"] < decided):
        yield "appeal_by", _("An appeal is possible after a decision. Enter the day of the decision, or look at both.")


def of_a_reflection_period(case, values, row):
    granted, ends = values.get("granted_on"), values.get("ends_on")
    yield from not_yet(values, "granted_on", "terminated_on")
    yield from _of_the_letter(values, "ends_on")
    if granted and not ends:
        ends = dated(None, granted, values.get("country"), CountryPeriod.Kind.REFLECTION).day
        if ends is None:
            yield "ends_on", _("No period of this country is written down. Enter the day as it stands in the letter.")
    yield from _in_order(granted, ends, "ends_on")
    yield from _in_order(ends, values.get("extended_to"), "extended_to")
    yield from _in_order(granted, values.get("terminated_on"), "terminated_on")
    if values.get("terminated_on") and not values.get("reason"):
        yield "reason", _("Write why it ended early, so that it can be challenged.")
    if granted and _another_runs(case, row, granted):
        yield "granted_on", _("Another reflection period runs on that day. Correct that one instead.")


def _another_runs(case, row, day):
    others = ReflectionPeriod.objects.filter(case=case).exclude(pk=row.pk)
    return any(other.granted_on <= day <= other.runs_until for other in others)


def of_a_proceeding(case, values, row):
    began = values.get("began_on")
    yield from not_yet(values, "began_on", "ended_on", "stage_since")
    yield from _in_order(began, values.get("ended_on"), "ended_on")
    yield from _in_order(began, values.get("stage_since"), "stage_since")


def of_a_hearing(case, values, row):
    at, outcome, now = values.get("at"), values.get("outcome"), timezone.now()
    yield from _of_the_proceeding(case, values.get("proceeding"), at and timezone.localdate(at), "at")
    if at and at < now and outcome == Hearing.Outcome.PLANNED:
        yield "outcome", _("This moment has passed. Say how it went, or look at the date.")
    if at and at > now and outcome == Hearing.Outcome.HELD:
        yield "outcome", _("This moment has not come yet, so it cannot have taken place. Look at the date.")


def of_a_deadline(case, values, row):
    due = values.get("due_on")
    yield from not_yet(values, "done_on", "counted_from")
    yield from _of_the_letter(values, "due_on")
    yield from _of_the_day(case, values, row, due)
    yield from _of_the_proceeding(case, values.get("proceeding"), due, "due_on")
    if (person := values.get("assigned_to")) and person.pk not in team_of(case):
        yield "assigned_to", _("This person is not in her team. Choose somebody who is.")


def _of_the_day(case, values, row, due):
    counted = COUNTED.get(values.get("kind"))
    if not due and not dated(None, values.get("counted_from"), case.organisation.country, counted).day:
        yield "due_on", _("Nothing tells this day. Enter it as it stands in the letter.")
    if due and due < timezone.localdate() and due != row.due_on and not values.get("done_on"):
        yield "due_on", _("This day has passed. Look at the year; if it was met in time, enter the day it was done.")


def of_a_measure(case, values, row):
    yield from _in_order(values.get("begins_on"), values.get("ends_on"), "ends_on")


def of_needs(case, values, row):
    yield from not_yet(values, "assessed_on")


def team_of(case):
    """Keys of those who may open the case: a task of hers is given to nobody else."""
    team = CaseUserObjectPermission.objects.filter(content_object=case)
    return {case.assigned_to_id, *team.values_list("user", flat=True)} - {None}


def not_yet(values, *names):
    for name in names:
        if values.get(name) and values[name] > timezone.localdate():
            yield name, _("This day has not come yet. Look at the date.")


def in_words(permit):
    first, last = (day and date_format(day, "j F Y") for day in (permit.begun_on, permit.expires_on))
    words = {"kind": permit.get_kind_display(), "first": first, "last": last}
    if permit.expires_on is None:
        return _("%(kind)s, since %(first)s") % words
    return _("%(kind)s, %(first)s to %(last)s") % words


def _in_order(first, last, field):
    if first and last and last < first:
        yield field, _("This day lies before the beginning. Look at the two dates.")


def _of_the_letter(values, field):
    if values.get("from_letter") and not values.get(field):
        yield field, _("Enter the day as it stands in the letter.")


def _of_the_proceeding(case, proceeding, day, field):
    if proceeding is None or day is None:
        return
    if proceeding.case_id != case.pk:
        yield "proceeding", _("This proceeding belongs to another case. Choose one from the list.")
    elif day < proceeding.began_on:
        began = date_format(proceeding.began_on, "j F Y")
        yield field, _("The proceeding began on %(day)s. Look at this date, or at that one.") % {"day": began}
