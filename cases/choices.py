"""The value lists of a case. Where IOM's HTCDS 2.0 has a list, its value names are our codes, misspellings included."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Gender(models.TextChoices):
    FEMININE = "Feminine", _("Feminine")
    MASCULINE = "Masculine", _("Masculine")
    TRANSGENDER_FEMININE = "TransgenderFeminine", _("Transgender feminine")
    TRANSGENDER_MASCULINE = "TransgenderMasculine", _("Transgender masculine")
    NON_CONFORMING = "NonConforming", _("Non-conforming")
    NON_SPECIFIED = "NonSpecifiedUnknown", _("Not specified")


class MaritalStatus(models.TextChoices):
    SINGLE = "Single", _("Single")
    MARRIED = "Married", _("Married")
    WIDOWED = "Widowed", _("Widowed")
    DIVORCED = "Divorced", _("Divorced")
    SEPARATED = "Separated", _("Separated")
    PARTNERSHIP = "RegisteredPartnership", _("Registered partnership")


class Education(models.TextChoices):
    NONE = "NONE", _("No schooling")
    EARLY_CHILDHOOD = "EarlyChildhoodEducation", _("Early childhood education")
    PRIMARY = "PrimaryEducation", _("Primary education")
    LOWER_SECONDARY = "LowerSecondaryEducation", _("Lower secondary education")
    UPPER_SECONDARY = "UpperSecondaryEducation", _("Upper secondary education")
    POST_SECONDARY = "PostSecondaryNonTertiaryEducation", _("Post-secondary non-tertiary education")
    SHORT_TERTIARY = "ShortCycleTertiaryEducation", _("Short-cycle tertiary education")
    BACHELOR = "BachelorsOrEquivalentLevel", _("Bachelor's or equivalent")
    MASTER = "MastersOrEquivalentLevel", _("Master's or equivalent")
    DOCTORAL = "DoctoralOrEquivalentLevel", _("Doctoral or equivalent")


class BirthPrecision(models.TextChoices):
    EXACT = "EXACT", _("exact")
    MONTH = "MONTH", _("month and year")
    YEAR = "YEAR", _("year only")
    ESTIMATED = "ESTIMATED_AGE", _("estimated from her age")


class EntryRoute(models.TextChoices):
    SELF = "SELF", _("She came herself")
    POLICE = "POLICE", _("Police")
    BORDER_GUARD = "BORDER_GUARD", _("Border guard")
    MIGRATION_AUTHORITY = "MIGRATION_AUTHORITY", _("Migration authority")
    ASYLUM_RECEPTION = "ASYLUM_RECEPTION", _("Asylum reception")
    SOCIAL_SERVICES = "SOCIAL_SERVICES", _("Social services")
    HEALTH = "HEALTH", _("Health services")
    LABOUR_INSPECTORATE = "LABOUR_INSPECTORATE", _("Labour inspectorate")
    NGO_PARTNER = "NGO_PARTNER", _("Partner organisation")
    NGO_OTHER = "NGO_OTHER", _("Another organisation")
    HELPLINE = "HELPLINE", _("Helpline")
    OUTREACH = "OUTREACH", _("Outreach")
    PEER = "PEER", _("Peer or community")
    LAWYER = "LAWYER", _("Lawyer")
    EMBASSY = "EMBASSY", _("Embassy")
    SEX_BUYER = "CLIENT_OF_SEX_BUYING", _("A buyer of sex")
    OTHER = "OTHER", pgettext_lazy("entry route", "Other")
    UNKNOWN = "UNKNOWN", _("Not known")


class Risk(models.TextChoices):
    HIGH = "HIGH", _("High")
    MEDIUM = "MEDIUM", _("Medium")
    LOW = "LOW", _("Low")


class ClosureReason(models.TextChoices):
    GOALS_MET = "GOALS_MET", _("Her goals are met")
    WOMAN_REQUESTED = "WOMAN_REQUESTED", _("She asked for it")
    LOST_CONTACT = "LOST_CONTACT", _("Contact was lost")
    TRANSFERRED_PARTNER = "TRANSFERRED_PARTNER", _("Transferred to a partner")
    TRANSFERRED_EXTERNAL = "TRANSFERRED_EXTERNAL", _("Transferred outside the consortium")
    RELOCATED = "RELOCATED_COUNTRY", _("Moved to another country")
    RETURNED_VOLUNTARY = "RETURNED_ORIGIN_VOLUNTARY", _("Returned by her own decision")
    RETURNED_FORCED = "RETURNED_FORCED", _("Was returned against her will")
    NOT_ELIGIBLE = "NOT_ELIGIBLE", _("Outside the mandate")
    DUPLICATE = "DUPLICATE", _("Duplicate record")
    PROJECT_ENDED = "PROJECT_ENDED_HANDOVER", _("The project ended, handed over")
    DECEASED = "DECEASED", _("She died")
    SAFETY_OF_STAFF = "SAFETY_OF_STAFF", _("Safety of staff")
    OTHER = "OTHER", pgettext_lazy("closure reason", "Other")


class ClosureAgreement(models.TextChoices):
    YES = "yes", _("She agrees")
    NO = "no", _("She does not agree")
    NOT_ASKED = "not_asked", _("She could not be asked")


class ClosureCheck(models.TextChoices):
    """What is seen to before a case is closed."""

    SAFETY = "safety", _("Her safety was looked at once more")
    GOALS = "goals", _("Her goals were looked at together with her")
    HANDED_ON = "handed_on", _("Somebody sees to what is still open")
    PAPERS = "papers", _("She has her papers back")
    WAY_BACK = "way_back", _("She knows how to come back")
    RECORD = "record", _("She knows what is kept of her record, and for how long")
    FEEDBACK = "feedback", _("She was invited to say how it was for her")


class Channel(models.TextChoices):
    PHONE = "PHONE", _("Phone call")
    SMS = "SMS", _("Text message")
    WHATSAPP = "WHATSAPP", _("WhatsApp")
    SIGNAL = "SIGNAL", _("Signal")
    EMAIL = "EMAIL", _("E-mail")
    POST = "POST", _("Post")
    THIRD_PARTY = "VIA_THIRD_PARTY", _("Through someone she trusts")

    @classmethod
    def by_phone(cls):
        return {cls.PHONE, cls.SMS, cls.WHATSAPP, cls.SIGNAL}

    @classmethod
    def written(cls):
        return {cls.SMS, cls.EMAIL, cls.POST}
