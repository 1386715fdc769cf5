"""What the clock asks for every few minutes: the whole day once, and from then on only what may have changed.

A day begins at midnight where the organisation works. The first run after it looks at every rule and every case; if
that run is killed or late, the next one is the first. The runs in between look at the rules for which hours count, and
at the cases of the women in whose records something was written since. A leave changes who is told of a sealed case,
so the run after it looks at everything again.
"""

from cases.models import Case
from cases.reminders import engine, rules
from cases.reminders.models import Progress
from coalesce.audit.models import AuditEntry

WORTH_A_WHOLE_RUN = 100
SAYS_NOTHING_NEW = ("woman.read", "reminders.made")
CHANGES_WHO_IS_TOLD = ("leave.entered", "leave.ended")


def keep_up():
    """For the acting organisation, in its transaction. Returns an engine.Made."""
    engine.one_at_a_time()
    progress, _is_new = Progress.objects.get_or_create()
    today, written = engine.today(), _last_entry()
    done = _catch_up(progress, today) if progress.day == today else engine.make_due_reminders(today)
    if (progress.day, progress.entry) != (today, written):
        progress.day, progress.entry = today, written
        progress.save(update_fields=["day", "entry"])
    return done


def _catch_up(progress, today):
    cases = Case.objects.filter(woman__in=_written_about_since(progress.entry))
    changed = list(cases[: WORTH_A_WHOLE_RUN + 1])
    if len(changed) > WORTH_A_WHOLE_RUN or _others_are_told_since(progress.entry):
        return engine.make_due_reminders(today)
    done = engine.make_due_reminders(today, only=[rule for rule in rules.every() if rule.hourly])
    return sum((engine.make_due_reminders(today, case=case) for case in changed), done)


def _written_about_since(entry):
    """The women's ids, from the audit: whatever changes a record of hers says so there."""
    entries = AuditEntry.objects.filter(sequence__gt=entry, woman_id__isnull=False)
    return entries.exclude(event__in=SAYS_NOTHING_NEW).values("woman_id")


def _others_are_told_since(entry):
    return AuditEntry.objects.filter(sequence__gt=entry, event__in=CHANGES_WHO_IS_TOLD).exists()


def _last_entry():
    newest = AuditEntry.objects.order_by("-sequence").values_list("sequence", flat=True)
    return newest.first() or 0
