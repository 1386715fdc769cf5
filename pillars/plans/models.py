"""A version of her plan, a step towards a goal, and a review."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Consent
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedCharField, EncryptedJSONField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet
from pillars.models import Goal
from pillars.plans.contents import opened

SHORTEST, USUAL, LONGEST = 7, 90, 366


class PlanVersionQuerySet(OwnedQuerySet):
    def agreed(self):
        """Those that keep what she agreed to."""
        return self.filter(agreed_on__isnull=False)

    def approved(self):
        return self.filter(state=PlanVersion.State.APPROVED)

    def waiting(self):
        return self.filter(state=PlanVersion.State.SUBMITTED)


class PlanVersion(CaseRecord):
    """Her plan as it was when she agreed to it. What it held then is kept sealed and never written again."""

    plain_fields = (
        "number",
        "state",
        "planned_end",
        "review_every_days",
        "review_on",
        "agreed_on",
        "agreed_how",
        "copy",
        "copy_language",
        "submitted_on",
        "approved_on",
        "approved_at",
        "made_at",
        "version",
    )

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        AGREED = "agreed", _("She agreed")
        SUBMITTED = "submitted", _("Waits for approval")
        SENT_BACK = "sent_back", _("Sent back")
        APPROVED = "approved", _("Approved")
        REPLACED = "replaced", _("Replaced before approval")

    class Copy(models.TextChoices):
        GIVEN = "given", _("She has a copy")
        DECLINED = "declined", _("Offered; she did not want to keep one")
        UNSAFE = "unsafe", _("Offered; keeping one is not safe for her")

    number = models.PositiveSmallIntegerField(editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT, editable=False)
    hopes = EncryptedTextField(_("what matters most to her"), max_length=2000)
    planned_end = models.DateField(_("planned until"), null=True, blank=True)
    review_every_days = models.PositiveSmallIntegerField(
        _("days between reviews"), default=USUAL, validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)]
    )
    review_on = models.DateField(_("next review"), null=True, editable=False)
    contents = EncryptedJSONField(_("goals and steps"))
    agreed_on = models.DateField(_("she agreed on"), null=True)
    agreed_how = models.CharField(_("how she agreed"), max_length=20, choices=Consent.Method, blank=True)
    agreed_with = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    copy = models.CharField(_("a copy for her"), max_length=8, choices=Copy, blank=True)
    copy_language = models.CharField(_("language of the copy"), max_length=3, blank=True)
    submitted_on = models.DateField(_("sent for approval"), null=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_on = models.DateField(_("approved"), null=True)
    approved_at = models.DateTimeField(null=True, editable=False)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    comment = EncryptedTextField(_("comment"), max_length=2000)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(PlanVersionQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("version of the plan")
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["organisation", "state", "submitted_on"], name="plans_that_wait"),
            models.Index(fields=["organisation", "review_on"], name="plans_by_review"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="each_version_of_a_plan_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | (Q(agreed_on__isnull=False) & ~Q(agreed_how="") & ~Q(copy="")),
                name="plans_are_drafts_until_she_agrees",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(approved_at__isnull=False, approved_on__isnull=False, review_on__isnull=False),
                name="approved_plans_have_a_review",
            ),
            models.CheckConstraint(
                condition=Q(review_every_days__range=(SHORTEST, LONGEST)), name="plans_are_reviewed_in_time"
            ),
        ]

    def __str__(self):
        return str(_("Version %(number)s") % {"number": self.number})

    def get_absolute_url(self):
        return reverse("pillars:plans:version", args=[self.case.code, self.pk])

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def is_waiting(self):
        return self.state == self.State.SUBMITTED

    @property
    def goals(self):
        """What she agreed to, as it was then."""
        return opened(self.contents or [])

    @property
    def tone(self):
        return {"approved": "ok", "submitted": "info", "agreed": "info", "sent_back": "warn"}.get(self.state, "quiet")

    @property
    def authors(self):
        """Those who had a hand in it, and so do not approve it."""
        return {self.made_by_id, self.agreed_with_id, self.submitted_by_id} - {None}

    def first_review(self):
        return self.agreed_on + timedelta(days=self.review_every_days)


class ActionQuerySet(OwnedQuerySet):
    def standing(self):
        """Done or to be done; not those that were given up."""
        return self.filter(dropped_on__isnull=True)


class Action(CaseRecord):
    """A step towards a goal: what, who takes it, and by when."""

    plain_fields = ("who", "due_on", "done_on", "dropped_on", "made_at", "version")

    class Who(models.TextChoices):
        WOMAN = "woman", _("She")
        WORKER = "worker", _("Her worker")
        OTHER = "other", _("Someone else")

    goal = OwnedForeignKey(Goal, on_delete=models.CASCADE, related_name="actions")
    what = EncryptedTextField(_("what is to be done"), max_length=500, blank=False)
    who = models.CharField(_("who takes it"), max_length=6, choices=Who, default=Who.WORKER)
    whom = EncryptedCharField(_("who else"), max_length=120)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, editable=False)
    dropped_on = models.DateField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(ActionQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("step")
        ordering = ["due_on", "made_at", "id"]
        indexes = [models.Index(fields=["organisation", "case", "due_on"], name="steps_towards_goals")]
        constraints = [
            models.CheckConstraint(condition=Q(done_on=None) | Q(dropped_on=None), name="done_steps_were_not_given_up")
        ]

    def __str__(self):
        return self.get_who_display()


class Review(CaseRecord):
    """She and her worker look at the plan again. It is kept as it was written."""

    plain_fields = ("held_on", "outcome", "next_on", "made_at")

    class Outcome(models.TextChoices):
        STAYS = "stays", _("The plan stays as it is")
        CHANGES = "changes", _("The plan is to change")

    plan = OwnedForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField(_("held on"), default=timezone.localdate)
    her_view = EncryptedTextField(_("how she sees it"), max_length=4000, blank=False)
    changes = EncryptedTextField(_("what has changed"), max_length=4000)
    statuses = EncryptedJSONField(_("where her goals stand"))
    outcome = models.CharField(_("what follows"), max_length=7, choices=Outcome)
    next_on = models.DateField(_("next review"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("review of the plan")
        ordering = ["-held_on", "-made_at", "-id"]
        indexes = [models.Index(fields=["organisation", "case", "-held_on"], name="reviews_of_a_case")]
        constraints = [models.CheckConstraint(condition=Q(next_on__gt=models.F("held_on")), name="reviews_go_forward")]

    def __str__(self):
        return str(_("Review of the plan"))
