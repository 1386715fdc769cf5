"""The value lists of how a woman lives. An empty answer was not asked; she declined, and not known, are answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

NOT_ASKED = ("", _("Not asked"))
DECLINED = "DECLINED", _("She did not want to say")
UNKNOWN = "UNKNOWN", _("Not known")


class InterpreterGender(models.TextChoices):
    FEMALE = "FEMALE", _("A woman only")
    MALE = "MALE", _("A man only")
    ANYONE = "ANYONE", _("Anyone she has not ruled out")
    DECLINED = DECLINED
    UNKNOWN = UNKNOWN


class Literacy(models.TextChoices):
    NONE = "NONE", _("She does not read or write")
    LIMITED = "LIMITED", _("Single words and numbers")
    FUNCTIONAL = "FUNCTIONAL", _("Enough for letters and forms")
    FLUENT = "FLUENT", _("Fluently")
    DECLINED = DECLINED
    UNKNOWN = UNKNOWN


class Pregnancy(models.TextChoices):
    NO = "NO", _("Not pregnant")
    YES = "YES", _("Pregnant")
    DECLINED = DECLINED
    UNKNOWN = UNKNOWN


class SpecialNeed(models.TextChoices):
    PHYSICAL = "PHYSICAL", _("Moving, standing, carrying")
    SENSORY = "SENSORY", _("Seeing or hearing")
    INTELLECTUAL = "INTELLECTUAL", _("Learning or understanding")
    PSYCHOSOCIAL = "PSYCHOSOCIAL", _("Mental health")
    CHRONIC_ILLNESS = "CHRONIC_ILLNESS", _("A lasting illness")
    NONE = "NONE", _("Nothing")
    DECLINED = DECLINED
    UNKNOWN = UNKNOWN

    @classmethod
    def alone(cls):
        """Answers that stand by themselves."""
        return {cls.NONE.value, cls.DECLINED.value, cls.UNKNOWN.value}


class ThirdCountry(models.TextChoices):
    THIRD_COUNTRY = "TCN", _("Yes")
    STATELESS = "STATELESS", _("Stateless")
    EU_DUAL = "EU_DUAL", _("Yes, and of an EU country too")
    EU_ONLY = "EU_ONLY", _("No, of an EU country alone")
    UNVERIFIED = "UNVERIFIED", _("Not verified")
    DECLINED = DECLINED
    UNKNOWN = UNKNOWN


class Evidence(models.TextChoices):
    PASSPORT = "PASSPORT", _("Passport")
    PERMIT = "PERMIT", _("Residence permit")
    ASYLUM_CARD = "ASYLUM_CARD", _("Asylum card")
    CONSULAR = "CONSULAR", _("Letter of a consulate")
    SELF_DECLARATION = "SELF_DECLARATION", _("Her own word")
    NONE = "NONE", _("Nothing")


class Accommodation(models.TextChoices):
    SHELTER_THB = "SHELTER_THB", _("Shelter for trafficked people")
    SHELTER_DV = "SHELTER_DV", _("Women's shelter")
    STATE_SHELTER = "STATE_SHELTER", _("State shelter")
    ASYLUM_RECEPTION = "ASYLUM_RECEPTION", _("Asylum reception")
    NGO_FLAT = "NGO_FLAT", _("Flat of an organisation")
    TRANSITIONAL = "TRANSITIONAL", _("Transitional housing")
    PRIVATE_RENTAL = "PRIVATE_RENTAL", _("Rented privately")
    SOCIAL_HOUSING = "SOCIAL_HOUSING", _("Social housing")
    WITH_FRIENDS = "WITH_FRIENDS", _("With friends")
    WITH_FAMILY = "WITH_FAMILY", _("With a partner or family")
    EMPLOYER = "EMPLOYER_PROVIDED", _("A place of her employer")
    EXPLOITATION_SITE = "EXPLOITATION_SITE", _("Where she is exploited")
    HOMELESS = "HOMELESS", _("Without a home")
    EMERGENCY = "HOTEL_EMERGENCY", _("Hotel or emergency bed")
    DETENTION = "DETENTION", _("Detention")
    HOSPITAL = "HOSPITAL", _("Hospital")
    OTHER = "OTHER", _("Somewhere else")
    DECLINED = DECLINED
    UNKNOWN = UNKNOWN


class PlaceTrait(models.TextChoices):
    WOMEN_ONLY = "WOMEN_ONLY", _("For women only")
    SAFE = "SAFE", _("Safe for her")
    CHILDREN = "CHILDREN", _("Suitable for children")


class AgeBand(models.TextChoices):
    BABY = "0-2", _("Under 3")
    SMALL = "3-5", _("3 to 5")
    SCHOOL = "6-11", _("6 to 11")
    YOUTH = "12-17", _("12 to 17")
    ADULT = "18+", _("18 or older")
    DECLINED = DECLINED
    UNKNOWN = UNKNOWN


class LivesWith(models.TextChoices):
    WITH_HER = "WITH_HER", _("With her")
    FAMILY_ORIGIN = "FAMILY_ORIGIN", _("With her family")
    FATHER = "FATHER", _("With the father")
    CARE = "CARE", _("In care")
    CONTROLLED = "TRAFFICKER_CONTROLLED", _("Where her traffickers reach the child")
    OTHER = "OTHER", _("With somebody else")
    DECLINED = DECLINED
    UNKNOWN = UNKNOWN


class Paper(models.TextChoices):
    PASSPORT = "PASSPORT", _("Passport")
    IDENTITY_CARD = "IDENTITY_CARD", _("Identity card")
    TRAVEL_DOCUMENT = "TRAVEL_DOCUMENT", _("Travel document")
    BIRTH_CERTIFICATE = "BIRTH_CERTIFICATE", _("Birth certificate")
    OTHER = "OTHER", _("Another paper")


class PaperState(models.TextChoices):
    HELD_BY_HER = "HELD_BY_HER", _("She holds it")
    HELD_BY_TRAFFICKER = "HELD_BY_TRAFFICKER", _("Her traffickers hold it")
    LOST = "LOST", _("Lost")
    NEVER_HAD = "NEVER_HAD", _("She never had one")
    WITH_AUTHORITY = "WITH_AUTHORITY", _("An authority holds it")
    DECLINED = DECLINED
    UNKNOWN = UNKNOWN
