"""What a partner may not read any more: a task for whoever works with her there, made the moment it is taken away."""

from django.utils.translation import gettext_lazy as _

from cases import consents
from cases.reminders.models import Reminder
from cases.reminders.recipients import worker_and
from cases.reminders.rules import Due, Rule
from coalesce.accounts import here
from coalesce.outbox import outbox
from coalesce.permissions import Role
from referrals.models import ReceivedReferral, Referral

CODE = "TAKEN"


def letters_taken_away(until, case=None):
    """Referrals by which a case came, and which this organisation cannot see any more.

    When that was stands nowhere that it may read, so the day on which it is first noticed is the day of the task.
    """
    gone = ReceivedReferral.objects.exclude(referral_id__in=Referral.objects.received().values("pk"))
    if case is not None:
        gone = gone.filter(case=case)
    rows = list(gone.values_list("pk", "case", "woman"))
    told = Reminder.objects.filter(rule=CODE, object_id__in=[pk for pk, _case, _woman in rows])
    noticed = dict(told.order_by("-due_on").values_list("object_id", "due_on"))
    today = here.today()
    return [Due(pk, case_id, woman_id, noticed.get(pk, today)) for pk, case_id, woman_id in rows]


def look_at_once(*, consent, by):
    """The receiver's own run makes the task: this transaction is the sender's, and writes nothing elsewhere."""
    if consent.recipient_id:
        outbox.put("cases.reminders.tasks.make_due_reminders_of", consent.recipient_id)


TAKEN_AWAY = Rule(
    code=CODE,
    label=_("What a partner shared may not be read any more"),
    sentence=_("She took it back, or it has ended. Delete or give back what came, or ask her what you may keep."),
    due_set=letters_taken_away,
    recipients=worker_and(Role.CASEWORKER),
    leads=(0,),
    hourly=True,
)

consents.on_withdrawal.append(look_at_once)
