"""What was done to her, kept in codes. No story is asked for, and nobody has to tell it twice."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases import trafficking
from cases.records import CaseRecord
from coalesce.encryption.fields import EncryptedDateField, EncryptedTextField
from coalesce.tenancy import OwnedForeignKey, OwnedModel


def several(choices, label):
    return ArrayField(models.CharField(max_length=40, choices=choices), verbose_name=label, default=list, blank=True)


class TraffickingProfile(CaseRecord):
    """The trafficking profile of one case, in the value lists of HTCDS 2.0."""

    plain_fields = (
        "trafficking_status",
        "decision_making_organisation",
        "relationship_to_trafficker",
        "age_when_trafficked",
        "months_exploited",
        "debt_is_claimed",
        "perpetrator_roles",
        "recruitment_methods",
        "recruitment_apps",
        "means_of_control",
        "exploitation_types",
        "sex_exploitation_types",
        "exploitation_apps",
        "labour_industry",
        "version",
    )

    case = OwnedForeignKey("cases.Case", on_delete=models.CASCADE, related_name="trafficking_profiles")
    trafficking_status = models.CharField(
        _("trafficking status"), max_length=40, choices=trafficking.TraffickingStatus, blank=True
    )
    decision_making_organisation = models.CharField(
        _("decided by"), max_length=40, choices=trafficking.DecisionMaker, blank=True
    )
    relationship_to_trafficker = models.CharField(
        _("relation to the trafficker"), max_length=20, choices=trafficking.Relationship, blank=True
    )
    age_when_trafficked = models.PositiveSmallIntegerField(_("her age then"), null=True, blank=True)
    months_exploited = models.PositiveSmallIntegerField(_("how many months it lasted"), null=True, blank=True)
    debt_is_claimed = models.CharField(
        _("does anybody claim a debt from her?"), max_length=10, choices=trafficking.Answer, blank=True
    )
    perpetrator_roles = several(trafficking.PerpetratorRole, _("what those who did it did; never their names"))
    recruitment_methods = several(trafficking.Recruitment, _("how she was recruited"))
    recruitment_apps = several(trafficking.App, _("sites and apps used to recruit her"))
    means_of_control = several(trafficking.Control, _("means of control"))
    exploitation_types = several(trafficking.Exploitation, _("forms of exploitation"))
    sex_exploitation_types = several(trafficking.SexExploitation, _("forms of sexual exploitation"))
    exploitation_apps = several(trafficking.App, _("sites and apps used to exploit her"))
    labour_industry = models.CharField(
        _("industry of forced labour"), max_length=90, choices=trafficking.Industry, blank=True
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("trafficking profile")
        constraints = [models.UniqueConstraint(fields=["case"], name="one_profile_a_case")]

    def __str__(self):
        return self.get_trafficking_status_display()


class TraffickingEvent(CaseRecord):
    """A place on the way: where she was recruited, taken through, or exploited."""

    plain_fields = ("event_type", "country", "version")

    event_type = models.CharField(_("what happened there"), max_length=14, choices=trafficking.EventType)
    country = models.CharField(_("country"), max_length=2, blank=True)
    place = EncryptedTextField(_("place"), max_length=500)
    happened_on = EncryptedDateField(_("on"), null=True, blank=True)
    description = EncryptedTextField(_("what matters for her support"), max_length=1000)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OwnedModel.Meta):
        verbose_name = _("place on the way")

    def __str__(self):
        return self.get_event_type_display()
