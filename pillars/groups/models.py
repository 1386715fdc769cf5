"""A session with several women. It is the organisation's; what it means for one of them is a Service in her case."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet
from pillars.catalogue import BY_SLUG, PILLAR_CHOICES, SERVICE_CHOICES


class GroupSessionQuerySet(OwnedQuerySet):
    def of(self, pillars):
        return self.filter(pillar__in=[pillar.slug for pillar in pillars])

    def newest_first(self):
        return self.order_by("-held_on", "-made_at", "-id")


class GroupSession(OwnedModel):
    plain_fields = (
        "pillar",
        "service_type",
        "held_on",
        "minutes",
        "language",
        "place",
        "interpreter",
        "mediator",
        "childcare",
        "made_at",
        "version",
    )

    pillar = models.CharField(_("pillar"), max_length=12, choices=PILLAR_CHOICES)
    service_type = models.CharField(_("service"), max_length=40, choices=SERVICE_CHOICES)
    held_on = models.DateField(_("date"), default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MinValueValidator(1), MaxValueValidator(1440)])
    language = models.CharField(_("language"), max_length=3, blank=True)
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("led by")
    )
    place = models.CharField(_("place"), max_length=80, blank=True)
    interpreter = models.BooleanField(_("with an interpreter"), default=False)
    mediator = models.BooleanField(_("with a cultural mediator"), default=False)
    childcare = models.BooleanField(_("childcare was provided"), default=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OwnedManager.from_queryset(GroupSessionQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("group session")
        indexes = [models.Index(fields=["organisation", "-held_on", "-made_at"], name="sessions_newest_first")]
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes__range=(1, 1440)), name="sessions_last_a_day_at_most"),
        ]

    def __str__(self):
        return self.get_service_type_display()

    def get_absolute_url(self):
        return reverse("groups:session", args=[self.pk])

    @property
    def of_pillar(self):
        return BY_SLUG[self.pillar]
