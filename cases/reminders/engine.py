"""Makes the reminders that are due. It may run twice, at the same time, or be killed: each reminder is made once.

What should be open today is computed whole from the records and compared with what is open: the missing are made,
those whose date no longer stands are superseded, those that stand again are opened again. A run that was missed needs
no more than the next one. What a person has done, put off or given to a colleague stays as she left it.

The dates of a rule are read in portions, so that the memory of a run does not grow with the number of cases. All that
is held of a whole rule is which of its reminders are still to be accounted for.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from django.db import connection, transaction

from cases.reminders import colleagues, recipients, rules
from cases.reminders.models import Reminder
from cases.reminders.timing import Timing
from cases.standing_in.people import with_the_seal
from coalesce.accounts import here
from coalesce.audit import log
from coalesce.tenancy import acting

PORTION = rules.PORTION
LOCK, CASE_LOCK = 7_301, 7_302
OPEN, DONE, SUPERSEDED = Reminder.State.OPEN, Reminder.State.DONE, Reminder.State.SUPERSEDED
KEY = ("object_id", "due_on", "lead_days", "recipient_id", "escalated")

today = here.today


@dataclass(frozen=True)
class Made:
    """How many reminders a run has made and how many it has superseded."""

    made: int = 0
    superseded: int = 0

    def __add__(self, other):
        return Made(self.made + other.made, self.superseded + other.superseded)


@dataclass(frozen=True, slots=True)
class Before:
    """What a run finds of a reminder that was made before it."""

    pk: object
    state: str
    handled_by: int | None


@transaction.atomic
def make_due_reminders(day, *, case=None, only=None):
    """Bring the reminders of the acting organisation to what a day asks for.

    day: a date, as it is where the organisation works. case: a Case, or None for all of them and for the dates that
    are no case's. only: the Rules to look at, or None for all. Returns a Made. Whatever a rule raises ends the run, and
    then nothing has changed. While all cases are looked at, a single one waits for the next `keep_up`, a few minutes
    later: whoever writes in a record does not wait for all the others.
    """
    with here.by_its_own_clock():
        return _make_all(day, case, only)


def _make_all(day, case, only):
    if case is None:
        one_at_a_time()
    elif not _beside_other_cases(case):
        return Made()
    kept = Reminder.objects.all() if case is None else Reminder.objects.filter(case=case)
    calendar = here.working_days()
    timings = [Timing(rule, day, calendar) for rule in (rules.every() if only is None else only)]
    done = sum((_bring_up(timing, kept, case) for timing in timings), Made())
    if case is None and only is None:
        _supersede(kept.open().exclude(rule__in=[timing.rule.code for timing in timings]))
    colleagues.bring_back(kept, day)
    if done != Made():
        log.record("reminders.made", case, details={"made": done.made, "superseded": done.superseded})
    return done


def one_at_a_time():
    """Hold the organisation's reminders until the transaction ends: the next run then sees what this one has made."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOCK, acting().organisation_id])


def _beside_other_cases(case):
    """Hold the reminders of one case. Returns False, and holds nothing, while those of all of them are held."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock_shared(%s, %s)", [LOCK, acting().organisation_id])
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("select pg_advisory_xact_lock(%s, hashtext(%s))", [CASE_LOCK, str(case.pk)])
    return True


def _bring_up(timing, kept, case):
    kept = kept.filter(rule=timing.rule.code)
    left = set(kept.open().values_list("pk", flat=True).iterator())
    made = sum(_make(timing, dues, kept, left) for dues in _portions(_begun(timing, case)))
    for stale in _portions(sorted(left)):
        _supersede(Reminder.objects.filter(pk__in=stale))
    return Made(made, len(left))


def _supersede(reminders):
    """What somebody has done while this run was counting stays done."""
    reminders.filter(state=OPEN).update(state=SUPERSEDED)


def _begun(timing, case):
    """Each date of the rule that is to be told by today, with its lead."""
    lead_of = lru_cache(timing.lead_of)
    for due in timing.rule.due_set(timing.until, case=case):
        lead = lead_of(due.due_on)
        if lead is not None and (case is None or due.case_id == case.pk):
            yield due, lead


def _portions(items):
    items = iter(items)
    while portion := list(islice(items, PORTION)):
        yield portion


def _make(timing, dues, kept, left):
    """dues: (Due, lead) pairs. Takes what stands from `left`, and returns how many were missing."""
    before = _before(kept, dues)
    wanted = _told(timing, dues) | _escalated(timing, dues, before)
    left.difference_update(before[key].pk for key in wanted if key in before)
    again = [before[key].pk for key in wanted if key in before and before[key].state == SUPERSEDED]
    given = _given_away(before)
    missing = [_reminder(timing, due, key, given) for key, due in wanted.items() if key not in before]
    Reminder.objects.filter(pk__in=again).update(state=OPEN, snoozed_until=None, snooze_reason="")
    Reminder.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing) + len(again)


def _before(kept, dues):
    """{key: Before} of what was made for these dates at any lead."""
    rows = kept.filter(object_id__in={due.object_id for due, _lead in dues}, due_on__in={due.due_on for due, _ in dues})
    rows = rows.values_list(*KEY, "pk", "state", "handled_by_id")
    return {tuple(key): Before(pk, state, handled_by) for *key, pk, state, handled_by in rows}


def _told(timing, dues):
    people = with_the_seal(timing.rule.recipients({due.key for due, _lead in dues}), timing.today)
    return {_key(due, lead, person): due for due, lead in dues for person in people[due.key]}


def _escalated(timing, dues, before):
    """Of the dates that nobody has seen to at the lead that counts now; not to those who are told anyway."""
    done = {key[:3] for key, one in before.items() if one.state == DONE and not key[-1]}
    late = [
        due for due, lead in dues if timing.is_escalated(due.due_on) and (due.object_id, due.due_on, lead) not in done
    ]
    if not late:
        return {}
    keys = {due.key for due in late}
    told, others = timing.rule.recipients(keys), (timing.rule.escalates_to or recipients.supervisors_of)(keys)
    return {_key(due, 0, person, True): due for due in late for person in others[due.key] - told[due.key]}


def _key(due, lead, person, escalated=False):
    return (due.object_id, due.due_on, lead, person, escalated)


def _reminder(timing, due, key, given):
    """given: what a colleague has taken on for the recipient does not come back to her at the next lead."""
    object_id, due_on, lead, person, escalated = key
    return Reminder(
        rule=timing.rule.code,
        object_id=object_id,
        case_id=due.case_id,
        woman_id=due.woman_id,
        due_on=due_on,
        lead_days=lead,
        shown_from=timing.escalates_on(due_on) if escalated else timing.shown_from(due_on, lead),
        recipient_id=person,
        escalated=escalated,
        handled_by_id=None if escalated else given.get((object_id, due_on, person)),
    )


def _given_away(before):
    """{(object, day, recipient): who handles it for her}, as it was at the nearest lead so far."""
    by_lead = sorted((key for key in before if not key[-1]), key=lambda key: -key[2])
    return {(key[0], key[1], key[3]): before[key].handled_by for key in by_lead}
