"""Which cases somebody has to look at because a day has passed."""

from django.db.models import Exists, OuterRef, Q

from cases.reminders.models import Reminder


def overdue(cases, today):
    """Of these cases (a queryset), those whose risk should have been reviewed, or of which a reminder is overdue."""
    waiting = Reminder.objects.open().filter(case=OuterRef("pk"), due_on__lt=today)
    return cases.filter(Q(risk_review_on__lt=today) | Exists(waiting))
