"""The third exception to who may open a case: a colleague who stands in for somebody on leave."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet


class LeaveQuerySet(OwnedQuerySet):
    def standing(self):
        return self.filter(ended_at__isnull=True)

    def on(self, day):
        """Asked of the day each time, so that no job has to run for a leave to begin or to end."""
        people = {"person__is_active": True, "stand_in__is_active": True}
        return self.standing().filter(begins_on__lte=day, ends_on__gte=day, **people)

    def from_day(self, day):
        """Those of this day and those that come."""
        return self.standing().filter(ends_on__gte=day)

    def within(self, begins_on, ends_on):
        """Those that share a day with these."""
        return self.standing().filter(begins_on__lte=ends_on, ends_on__gte=begins_on)


class Leave(OwnedModel):
    """From which to which day somebody is away, and who opens her cases and sees her dates meanwhile."""

    plain_fields = ("begins_on", "ends_on", "entered_at", "ended_at")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who is away")
    )
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who stands in")
    )
    begins_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = OwnedManager.from_queryset(LeaveQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("leave")
        ordering = ["begins_on", "id"]
        indexes = [
            models.Index(fields=["organisation", "stand_in", "ends_on"], name="leave_by_who_stands_in"),
            models.Index(fields=["organisation", "person", "ends_on"], name="leave_of_a_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(begins_on__lte=F("ends_on")), name="leave_begins_before_it_ends"),
            models.CheckConstraint(condition=~Q(person=F("stand_in")), name="nobody_stands_in_for_herself"),
        ]

    def __str__(self):
        return f"{self.begins_on} – {self.ends_on}"

    def is_on(self, day):
        return self.ended_at is None and self.begins_on <= day <= self.ends_on
