"""When each worker wants to be written to, and the letters."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=2)


class Choice(OwnedModel):
    """What one worker chose. Who never chose is written to on every working day, when work begins."""

    plain_fields = ("rhythm", "weekday", "hour", "on_free_days", "chosen_at", "tried_at", "version")

    class Rhythm(models.TextChoices):
        DAILY = "daily", _("Every working day")
        WEEKLY = "weekly", _("Once a week")
        NEVER = "never", _("Never")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rhythm = models.CharField(_("how often"), max_length=6, choices=Rhythm, default=Rhythm.DAILY)
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday, default=Weekday.MONDAY)
    hour = models.PositiveSmallIntegerField(_("from what time"), default=0)
    """Of her organisation's clock. One outside its working hours is the nearest within them."""
    on_free_days = models.BooleanField(_("also at weekends and on public holidays"), default=False)
    chosen_at = models.DateTimeField(default=timezone.now)
    tried_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(OwnedModel.Meta):
        verbose_name = _("choice of letters")

    def __str__(self):
        return self.rhythm


class DigestQuerySet(OwnedQuerySet):
    def waiting(self):
        return self.filter(state=Digest.State.WAITING)

    def to_send(self, now):
        return self.waiting().filter(try_at__lte=now)

    def sent(self):
        return self.filter(state=Digest.State.SENT)

    def oldest(self):
        return self.waiting().aggregate(oldest=Min("waits_since"))["oldest"]


class Digest(OwnedModel):
    """One letter, to one person, for one day. It keeps no number: what waits is counted when it leaves."""

    plain_fields = ("day", "state", "made_at", "waits_since", "attempts", "try_at", "ended_at")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits to be sent")
        SENT = "sent", _("Sent")
        NOTHING = "nothing", _("There was nothing to say")
        DROPPED = "dropped", _("Not needed any more")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(default=timezone.now)
    waits_since = models.DateTimeField(default=timezone.now)
    """When the oldest letter was due that this one stands for."""
    attempts = models.PositiveIntegerField(default=0)
    try_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = OwnedManager.from_queryset(DigestQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("letter")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "recipient", "day"], name="one_digest_a_person_and_day")
        ]
        indexes = [
            models.Index(
                fields=["organisation", "try_at"], condition=models.Q(state="waiting"), name="digests_that_wait"
            )
        ]

    def __str__(self):
        return self.state

    def end(self, state, now):
        self.state, self.ended_at = state, now
        self.save(update_fields=["state", "ended_at"])

    def put_off(self, now):
        """When it is tried again unless it has left by then: after a longer pause each time."""
        self.try_at = now + min(FIRST_PAUSE * 3 ** min(self.attempts, 5), LONGEST_PAUSE)
        self.attempts += 1
        self.save(update_fields=["attempts", "try_at"])


def choice_of(person):
    return Choice.objects.filter(person=person).first() or default_for(person)


def default_for(person):
    """The choice that holds for who never chose; it is not saved."""
    return Choice(person=person, chosen_at=person.joined_at)
