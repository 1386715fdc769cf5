"""A reminder that is due: made once, done or put off by a person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet


class ReminderQuerySet(OwnedQuerySet):
    def of(self, user):
        return self.filter(recipient=user)

    def open(self):
        return self.filter(state=Reminder.State.OPEN)


class Reminder(CaseRecord):
    """One date of one record, told to one person, once. It holds no word about the woman."""

    plain_fields = ("rule", "object_id", "due_on", "lead_days", "shown_from", "state", "done_at", "made_at")

    class State(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Done")
        SUPERSEDED = "superseded", _("No longer needed")

    rule = models.CharField(max_length=8)
    object_id = models.UUIDField()
    due_on = models.DateField(_("due"))
    lead_days = models.PositiveSmallIntegerField()
    shown_from = models.DateField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    done_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OwnedManager.from_queryset(ReminderQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("reminder")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "rule", "object_id", "due_on", "lead_days", "recipient"],
                name="each_reminder_once",
            )
        ]
        indexes = [models.Index(fields=["organisation", "recipient", "state", "due_on"], name="the_day_of_a_worker")]

    def __str__(self):
        return self.rule
