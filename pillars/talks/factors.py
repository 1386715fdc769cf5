"""Risk and vulnerability factors. The names of HTCDS are our codes, so that a file of before can be read."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Level(models.TextChoices):
    INDIVIDUAL = "individual", pgettext_lazy("whom a risk concerns", "Herself")
    HOUSEHOLD = "household", pgettext_lazy("whom a risk concerns", "Her household")
    COMMUNITY = "community", pgettext_lazy("whom a risk concerns", "Her community")


class Severity(models.IntegerChoices):
    NONE = 0, pgettext_lazy("severity", "None now")
    SOME = 1, pgettext_lazy("severity", "Some")
    MUCH = 2, pgettext_lazy("severity", "Much")
    SEVERE = 3, pgettext_lazy("severity", "Severe")


class Factor(models.TextChoices):
    TRAFFICKER_CONTACT = "TRAFFICKER_CONTACT", _("Contact of traffickers with her")
    RE_TRAFFICKING = "RE_TRAFFICKING", _("Being trafficked again")
    FAMILY_THREAT = "FAMILY_THREAT", _("Threats against her family")
    PARTNER_VIOLENCE = "PARTNER_VIOLENCE", _("Violence by a partner")
    PHYSICAL_ABUSE = "AbusePhysical", _("Physical abuse")
    ONLINE_EXPOSURE = "ONLINE_EXPOSURE", _("Being exposed online")
    ONLINE_ABUSE = "AbuseSocialMedia", _("Abuse through social media")
    PROSTITUTION_ONGOING = "PROSTITUTION_ONGOING", _("Being in prostitution now")
    CHILD_AT_RISK = "CHILD_AT_RISK", _("A child at risk")
    SUICIDALITY = "SUICIDALITY", _("Thoughts of ending her life")
    MENTAL_HEALTH = "MentalHealth", _("Mental health")
    HEALTH = "DisabilityAndPhysicalHealth", _("Disability and physical health")
    PREGNANCY = "PREGNANCY", _("Pregnancy")
    SUBSTANCE = "SUBSTANCE", _("Use of substances")
    ADDICTION = "Addiction", _("Addiction")
    ISOLATION = "ISOLATION", _("Being alone")
    STIGMA = "STIGMA", _("Stigma")
    DISCRIMINATION = "Discrimination", _("Discrimination")
    SOCIAL_GROUP = "SocialGroup", _("Belonging to a social group")
    IRREGULAR_STATUS = "IRREGULAR_STATUS", _("No right to stay")
    DETENTION_RISK = "DETENTION_RISK", _("Being detained or removed")
    MIGRATION = "Migration", _("Migration")
    HOMELESSNESS = "Homelessness", _("Homelessness")
    DEBT = "DEBT", _("Debts")
    POVERTY = "Poverty", _("Poverty")
    LANGUAGE = "LANGUAGE", _("Not knowing the language")
    EDUCATION = "Education", _("Education")
    WORK = "WorkEnvironment", _("Conditions at work")
