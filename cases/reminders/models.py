"""A reminder that is due: made once, done or put off by a person."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.records import CaseRecord
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet


class ReminderQuerySet(OwnedQuerySet):
    def of(self, user):
        return self.filter(recipient=user)

    def open(self):
        return self.filter(state=Reminder.State.OPEN)

    def shown_on(self, day):
        """Without those that somebody has put off until later."""
        return self.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=day))

    def same_date(self, reminder):
        """Every telling of one date, whoever was told."""
        return self.filter(rule=reminder.rule, object_id=reminder.object_id, due_on=reminder.due_on)


class Reminder(CaseRecord):
    """One date of one record, told to one person, once. It holds no word about the woman.

    A date that is no woman's, such as an event without a list, has an object alone.
    """

    plain_fields = (
        "rule",
        "object_id",
        "due_on",
        "lead_days",
        "shown_from",
        "escalated",
        "state",
        "done_at",
        "snoozed_until",
        "snooze_reason",
        "made_at",
    )

    class State(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Done")
        SUPERSEDED = "superseded", _("No longer needed")

    class SnoozeReason(models.TextChoices):
        SHE_ASKED = "she_asked", _("She asked for it")
        WAITING = "waiting", _("It waits for somebody else")
        NOT_REACHED = "not_reached", _("She cannot be reached now")
        AWAY = "away", _("I am away")
        OTHER = "other", _("Another reason")

    woman = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="+", null=True)
    case = OwnedForeignKey("cases.Case", on_delete=models.CASCADE, related_name="reminders", null=True)
    rule = models.CharField(max_length=8)
    object_id = models.UUIDField()
    due_on = models.DateField(_("due"))
    lead_days = models.PositiveSmallIntegerField()
    shown_from = models.DateField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders")
    escalated = models.BooleanField(default=False)
    """Told to a supervisor, because nobody did what the others were told."""
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="reminders_handled"
    )
    """Whom a colleague gave it to. The recipient stays as she was, so that it is not made for her again."""
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    done_at = models.DateTimeField(null=True)
    snoozed_until = models.DateField(null=True)
    snooze_reason = models.CharField(max_length=12, choices=SnoozeReason, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OwnedManager.from_queryset(ReminderQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("reminder")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "rule", "object_id", "due_on", "lead_days", "recipient", "escalated"],
                name="each_reminder_once",
            ),
            models.CheckConstraint(
                condition=Q(case=None, woman=None) | Q(case__isnull=False, woman__isnull=False),
                name="a_case_and_its_woman_or_neither",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "recipient", "state", "due_on"], name="the_day_of_a_worker")]

    def __str__(self):
        return self.rule

    @property
    def date(self):
        """What several people may be told of, and one does."""
        return (self.rule, self.object_id, self.due_on)

    def is_put_off_on(self, day):
        return self.snoozed_until is not None and self.snoozed_until > day


class Progress(OwnedModel):
    """How far the reminders of an organisation have been brought up: it is written with them, or not at all."""

    plain_fields = ("day", "entry")

    day = models.DateField(null=True)
    """The last day that was made whole."""
    entry = models.BigIntegerField(default=0)
    """The place in the audit until which changes have been looked at."""

    class Meta(OwnedModel.Meta):
        verbose_name = _("progress of the reminders")
        constraints = [models.UniqueConstraint(fields=["organisation"], name="one_progress_of_an_organisation")]

    def __str__(self):
        return str(self.day)
