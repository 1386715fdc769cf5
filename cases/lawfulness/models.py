"""The ground of one purpose, in one organisation, from one day on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Consent
from coalesce.tenancy import OwnedManager, OwnedModel, OwnedQuerySet


class Article6(models.TextChoices):
    """Why personal data may be used at all: GDPR, Article 6 (1)."""

    CONSENT = "a", _("(a) her consent")
    CONTRACT = "b", _("(b) a contract with her")
    DUTY = "c", _("(c) a legal obligation")
    VITAL = "d", _("(d) vital interests")
    PUBLIC = "e", _("(e) a task in the public interest")
    LEGITIMATE = "f", _("(f) legitimate interests")


class Article9(models.TextChoices):
    """Why data of the special categories may be used: GDPR, Article 9 (2)."""

    CONSENT = "a", _("(a) her explicit consent")
    SOCIAL_LAW = "b", _("(b) social protection law")
    VITAL = "c", _("(c) vital interests, where she cannot consent")
    CLAIMS = "f", _("(f) legal claims")
    PUBLIC = "g", _("(g) substantial public interest")
    CARE = "h", _("(h) health or social care")
    STATISTICS = "j", _("(j) statistics or research")


class LegalBasisQuerySet(OwnedQuerySet):
    def current(self):
        return self.filter(replaced_at=None)


class LegalBasis(OwnedModel):
    """It is replaced and never overwritten: what was done under the earlier one was done under the earlier one."""

    plain_fields = ("purpose", "article_6", "article_9", "law", "since", "decided_at", "replaced_at")

    purpose = models.CharField(_("purpose"), max_length=20, choices=Consent.Purpose)
    article_6 = models.CharField(_("Article 6 (1)"), max_length=1, choices=Article6)
    article_9 = models.CharField(_("Article 9 (2)"), max_length=1, choices=Article9)
    law = models.CharField(_("law, contract or balance of interests"), max_length=300, blank=True)
    since = models.DateField(_("since"), default=timezone.localdate)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    decided_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, editable=False)

    objects = OwnedManager.from_queryset(LegalBasisQuerySet)()

    class Meta(OwnedModel.Meta):
        verbose_name = _("legal basis")
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "purpose"], condition=Q(replaced_at=None), name="one_basis_a_purpose"
            )
        ]

    def __str__(self):
        return f"Art. 6 (1) {self.article_6}, Art. 9 (2) {self.article_9}"
