"""Notes, the words they had before each correction, and drafts of what is not saved yet."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.notes.levels import Level, Pillar, may_read
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedJSONField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet

DRAFTS_LAST = datetime.timedelta(days=30)


class ConfidentialQuerySet(OwnedQuerySet):
    def readable_by(self, user, case):
        """What this person may read of a case, which she must be able to open in the first place."""
        return self.of_an_open_door(user, case).filter(may_read(user))

    def known_to(self, user, case):
        """What she may read, and what she may know to exist; is_readable tells which."""
        told = self.of_an_open_door(user, case).annotate(is_readable=ExpressionWrapper(may_read(user), BooleanField()))
        return told.filter(Q(is_readable=True) | Q(existence_shown=True))

    def of_an_open_door(self, user, case):
        return self.filter(case=case, case__in=Case.objects.visible_to(user))

    def newest_first(self):
        return self.order_by("-written_on", "-made_at", "-id")


class Confidential(CaseRecord):
    """Words about a woman, with who wrote them and who may read them."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    written_on = models.DateField(_("date"), default=timezone.localdate)
    confidentiality = models.CharField(_("who may read it"), max_length=16, choices=Level, default=Level.TEAM)
    pillar = models.CharField(_("pillar"), max_length=12, choices=Pillar, blank=True)
    body = EncryptedTextField(_("note"), blank=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OwnedManager.from_queryset(ConfidentialQuerySet)()

    class Meta(OwnedModel.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(confidentiality=Level.PILLAR, pillar__in=Pillar.values)
                | (~Q(confidentiality=Level.PILLAR) & Q(pillar="")),
                name="%(class)s_names_its_pillar",
            )
        ]

    def __str__(self):
        return str(self.written_on)

    @property
    def tone(self):
        """How the badge of its level looks."""
        return {Level.TEAM: "quiet", Level.PILLAR: self.pillar, Level.PRIVILEGED: "warn"}.get(
            self.confidentiality, "info"
        )


class Note(Confidential):
    """It is corrected by its author alone, and never taken away."""

    plain_fields = ("written_on", "confidentiality", "pillar", "version", "made_at", "existence_shown")

    existence_shown = models.BooleanField(_("others see that it exists"), default=False, editable=False)

    class Meta(Confidential.Meta):
        verbose_name = _("note")
        indexes = [models.Index(fields=["organisation", "case", "-written_on"], name="notes_of_a_case")]

    def get_absolute_url(self):
        return reverse("notes:note", args=[self.case.code, self.pk])


class NoteRevision(Confidential):
    """A note as it was before a correction. It keeps its own level, which may be a stricter one."""

    plain_fields = ("written_on", "confidentiality", "pillar", "version", "made_at", "replaced_at")

    note = OwnedForeignKey(Note, on_delete=models.CASCADE, related_name="revisions")
    replaced_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(Confidential.Meta):
        verbose_name = _("earlier version of a note")
        constraints = [
            *Confidential.Meta.constraints,
            models.UniqueConstraint(fields=["note", "version"], name="each_version_of_a_note_once"),
        ]


class DraftQuerySet(OwnedQuerySet):
    def of(self, user, case, place):
        return self.filter(author=user, case=case, place=place)

    def live(self):
        return self.filter(is_done=False, saved_at__gt=timezone.now() - DRAFTS_LAST)

    def expired(self):
        return self.filter(saved_at__lte=timezone.now() - DRAFTS_LAST)


class Draft(CaseRecord):
    """What somebody has typed in a form and not saved. One that is done has no words: it stops its form's last echo."""

    plain_fields = ("place", "once", "saved_at", "is_done")

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False)
    place = models.CharField(max_length=80)
    words = EncryptedJSONField()
    once = models.UUIDField(default=uuid.uuid4)
    saved_at = models.DateTimeField(default=timezone.now)
    is_done = models.BooleanField(default=False)

    objects = OwnedManager.from_queryset(DraftQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("draft")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "author", "case", "place"], name="one_draft_a_place")
        ]

    def __str__(self):
        return self.place

    @property
    def is_of_today(self):
        return timezone.localdate(self.saved_at) == timezone.localdate()
