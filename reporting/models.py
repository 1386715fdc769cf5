"""What was released: protected figures that never change again, and nothing that could tell who they count."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting.catalogue import BY_DEFINITION


class ReleaseQuerySet(models.QuerySet):
    def made(self):
        return self.filter(state=Release.State.MADE)

    def waiting(self):
        return self.filter(state=Release.State.WAITING)


class Release(models.Model):
    """The consortium's figures up to the end of a quarter. It belongs to no organisation and holds no record.

    `published` is what `reporting.disclosure.protect` gave: cells, and the certificate that proves them safe.
    `counted` is who was counted and as what, sealed; the next release counts the same women the same way, so that the
    difference of two releases tells nothing about one woman.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("In work")
        MADE = "made", _("Released")
        REFUSED = "refused", _("Not released")

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    until = models.CharField(_("up to the end of"), max_length=7)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    threshold = models.PositiveSmallIntegerField(_("smallest count shown"), default=5)
    definition = models.CharField(max_length=40)
    published = models.JSONField(null=True)
    counted = models.BinaryField(null=True)
    checksum = models.CharField(max_length=64, blank=True)
    sentence = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(_("released"), null=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        ordering = ["-until", "-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "until"],
                condition=~models.Q(state="refused"),
                name="the_same_question_has_one_answer",
            )
        ]

    def __str__(self):
        return self.until

    def get_absolute_url(self):
        return reverse("reporting:release", args=[self.code])

    @property
    def question(self):
        return BY_DEFINITION[self.definition]

    @property
    def label(self):
        return self.until.replace("-", " ")

    @property
    def is_refused(self):
        return self.state == self.State.REFUSED

    @property
    def tone(self):
        return {"waiting": "info", "made": "ok", "refused": "warn"}[self.state]
