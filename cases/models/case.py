"""The work with one woman, from the first contact to aftercare, and the team that may see it."""

import datetime

from django.conf import settings
from django.contrib.auth.models import Permission as ModelPermission
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.managers import UserObjectPermissionManager
from guardian.models import UserObjectPermissionBase

from cases.choices import ClosureReason, EntryRoute, Risk
from cases.models.doors import EmergencyOpening, Seal
from cases.models.leave import Leave
from cases.records import CaseRecord, WomanRecord
from coalesce.encryption.fields import EncryptedTextField
from coalesce.permissions import Permission
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet

ENQUIRY_LASTS = datetime.timedelta(days=90)


class CaseQuerySet(OwnedQuerySet):
    def visible_to(self, user):
        """What a person may read: the cases she works on, and for four hours those she opened in an emergency."""
        if not user.may(Permission.CASE_VIEW):
            return self.none()
        doors = EmergencyOpening.objects.live().filter(opened_by=user).values("case")
        if user.may(Permission.CASE_VIEW_ALL):
            return self.filter(_not_sealed_from(user) | Q(pk__in=doors))
        # One union is one index lookup for each case; an "or" of two would look at every case of the organisation.
        return self.filter(pk__in=_teams_of(user).union(_teams_of_the_absent(user), doors, all=True))

    def worked_on_by(self, user):
        """The cases of a person's own teams, and of those for whom she stands in today.

        For those who supervise, also every other one that is not sealed.
        """
        if not user.may(Permission.CASE_VIEW):
            return self.none()
        if user.may(Permission.CASE_VIEW_ALL):
            return self.filter(_not_sealed_from(user))
        return self.filter(pk__in=_teams_of(user).union(_teams_of_the_absent(user), all=True))

    def findable_by(self, user):
        """Cases whose existence she may learn when she looks for a woman: all but those that are sealed from her."""
        return self.filter(_not_sealed_from(user))

    def with_doors(self, user):
        """is_worked_on: she reads it as one of those who work on it. is_sealed: its team alone sees it."""
        itself = Q(pk=OuterRef("pk"))
        return self.annotate(
            is_worked_on=Exists(Case.objects.worked_on_by(user).filter(itself)),
            is_sealed=Exists(Seal.objects.unbroken().filter(case=OuterRef("pk"))),
        )

    def unsealed(self):
        return self.exclude(pk__in=Seal.objects.unbroken().values("case"))

    def open(self):
        return self.exclude(state=Case.State.CLOSED)

    def newest_first(self):
        return self.order_by("-opened_on", "-id")

    def hers_first(self, user):
        """Those that a person leads before those of her colleagues, the newest first among each."""
        leads = ExpressionWrapper(Q(assigned_to=user), output_field=models.BooleanField())
        return self.order_by(leads.desc(), "-opened_on", "-id")


class Case(WomanRecord):
    """One case. It carries its woman's code and a number: IE-7F3K9-1."""

    plain_fields = (
        "code",
        "state",
        "entry_route",
        "first_contact_on",
        "opened_on",
        "risk_level",
        "risk_review_on",
        "closed_on",
        "closure_reason",
        "hold_until",
        "aftercare_until",
        "reopened_count",
        "version",
    )

    class State(models.TextChoices):
        ENQUIRY = "enquiry", _("Enquiry")
        INTAKE = "intake", _("Intake")
        ASSESSMENT = "assessment", _("Assessment")
        PLANNING = "planning", _("Planning")
        ACTIVE = "active", _("Active")
        ON_HOLD = "on_hold", _("On hold")
        CLOSURE_REQUESTED = "closure_requested", _("Closure requested")
        CLOSED = "closed", _("Closed")

    woman = OwnedForeignKey("cases.Woman", on_delete=models.CASCADE, related_name="cases")
    code = models.CharField(_("code"), max_length=16, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.ENQUIRY, editable=False)
    entry_route = models.CharField(_("how she came"), max_length=24, choices=EntryRoute, default=EntryRoute.UNKNOWN)
    first_contact_on = models.DateField(_("first contact"), default=timezone.localdate)
    opened_on = models.DateField(_("opened"), default=timezone.localdate, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assigned_cases", verbose_name=_("caseworker")
    )
    risk_level = models.CharField(_("risk"), max_length=6, choices=Risk, blank=True)
    risk_review_on = models.DateField(_("next review of the risk"), null=True, blank=True)
    need = EncryptedTextField(_("what she asks for"), max_length=2000)
    closed_on = models.DateField(_("closed"), null=True, blank=True, editable=False)
    closure_reason = models.CharField(_("reason"), max_length=30, choices=ClosureReason, blank=True)
    hold_until = models.DateField(_("next attempt"), null=True, blank=True, editable=False)
    aftercare_until = models.DateField(_("aftercare until"), null=True, blank=True, editable=False)
    reopened_count = models.PositiveSmallIntegerField(_("times reopened"), default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(CaseQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        permissions = [("work_on_case", "Works on this case")]
        indexes = [
            models.Index(fields=["organisation", "-opened_on", "-id"], name="cases_newest_first"),
            models.Index(fields=["organisation", "state", "-opened_on"], name="cases_by_state"),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("cases:case", args=[self.code])

    @property
    def is_closed(self):
        return self.state == self.State.CLOSED

    @property
    def is_in_aftercare(self):
        """Closed, and she agreed to be contacted for a while."""
        lasts = self.aftercare_until is not None and self.aftercare_until >= timezone.localdate()
        return self.is_closed and lasts

    @property
    def episode(self):
        return self.reopened_count + 1

    @property
    def runs_out_on(self):
        """The day after which an enquiry that led to nothing should be closed; None for a case that has begun."""
        return self.first_contact_on + ENQUIRY_LASTS if self.state == self.State.ENQUIRY else None

    @property
    def tone(self):
        """How its badge looks."""
        quiet = {self.State.ENQUIRY, self.State.CLOSED}
        waiting = {self.State.ON_HOLD, self.State.CLOSURE_REQUESTED}
        return "quiet" if self.state in quiet else "warn" if self.state in waiting else "ok"


TEAM = "work_on_case"


def _teams_of(user):
    return CaseUserObjectPermission.objects.filter(user=user, permission__codename=TEAM).values("content_object")


def _teams_of_the_absent(user):
    """Without the sealed ones: a seal names who may open a case, and nobody else may by standing in."""
    absent = Leave.objects.on(timezone.localdate()).filter(stand_in=user).values("person")
    places = CaseUserObjectPermission.objects.filter(user__in=absent, permission__codename=TEAM)
    sealed = Seal.objects.unbroken().filter(case=OuterRef("content_object"))
    return places.filter(~Exists(sealed)).values("content_object")


def _not_sealed_from(user):
    return ~Q(pk__in=Seal.objects.unbroken().values("case")) | Q(pk__in=_teams_of(user))


class TeamManager(OwnedManager, UserObjectPermissionManager):
    """guardian's manager over the acting organisation's rows alone."""


class CaseUserObjectPermission(OwnedModel, UserObjectPermissionBase):
    """A person's place in the team of a case: guardian's object permission in its direct form, which lists can join."""

    plain_fields = ()

    content_object = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="team")
    permission = models.ForeignKey(ModelPermission, on_delete=models.CASCADE, related_name="+")

    objects = TeamManager()

    class Meta(OwnedModel.Meta):
        unique_together = [("user", "permission", "content_object")]

    def __str__(self):
        return str(self.user)


class StateChange(CaseRecord):
    """A step of a case from one state to another: who took it, when, and why."""

    plain_fields = ("start", "to", "moved_at")

    case = OwnedForeignKey(Case, on_delete=models.CASCADE, related_name="state_changes")
    start = models.CharField(_("from"), max_length=20, choices=Case.State, blank=True)
    to = models.CharField(_("to"), max_length=20, choices=Case.State)
    moved_at = models.DateTimeField(_("when"), default=timezone.now)
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = EncryptedTextField(_("reason"), max_length=1000)

    class Meta(OwnedModel.Meta):
        verbose_name = _("change of state")
        ordering = ["-moved_at"]
        indexes = [models.Index(fields=["organisation", "case", "-moved_at"], name="steps_of_a_case")]

    def __str__(self):
        return self.get_to_display()
