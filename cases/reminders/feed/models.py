"""The secret address at which a person's own calendar asks for her dates."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FeedQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(person=user)

    def not_yet_read_on(self, day):
        return self.exclude(read_on=day)


class Feed(models.Model):
    """One for each person, hers as her devices are, so not owned: who reads it has not signed in.

    `digest` is SHA-256 of the token in the address, so that a copy of this table opens nothing.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    read_on = models.DateField(null=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")

    def __str__(self):
        return "calendar address"
