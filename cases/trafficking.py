"""The value lists of the trafficking profile (HTCDS 2.0), with the codes that its picklist lacks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TraffickingStatus(models.TextChoices):
    POSSIBLE = "PossibleVictimOfTrafficking", _("Possible")
    ACTUAL = "ActualVictimOfTrafficking", _("Confirmed")
    NOT = "NotAVictimOfTrafficking", _("Not trafficked")


class DecisionMaker(models.TextChoices):
    POLICE = "Police", _("Police")
    NGO = "NGO", _("Non-governmental organisation")
    COURT = "CourtOrProsecution", _("Court or prosecution")
    GOVERNMENT = "NonPoliceGovernmentalOrganization", _("Government body other than police")
    OTHER = "Other", pgettext_lazy("decision maker", "Other")


class Answer(models.TextChoices):
    """Three ways of not knowing are three answers."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    DECLINED = "declined", _("She did not want to say")
    UNKNOWN = "unknown", _("Not known")


class Relationship(models.TextChoices):
    FAMILIAL = "Familial", _("Family")
    ACQUAINTED = "Acquainted", _("Known to her")
    UNACQUAINTED = "Unaquainted", _("Unknown to her")


class Recruitment(models.TextChoices):
    BUSINESS = "AtAPlaceOfBusiness", _("At a place of business")
    SCHOOL = "AtAnEducationalInstitution", _("At an educational institution")
    WORK = "AtWork", _("At work")
    SOCIAL_NETWORKS = "ThroughOnlineSocialNetworks", _("Through online social networks")
    ONLINE_ADVERT = "ThroughAnOnlineAdvertisement", _("Through an online advertisement")
    TELEVISION = "ThroughATelevisionAdvert", _("Through a television advertisement")
    NEWSPAPER = "ThroughANewspaperAdvert", _("Through a newspaper advertisement")
    FAMILY = "ThroughFamilyOrFamilyEvents", _("Through family")
    FRIENDS = "ThroughFriendsOrSocialEvents", _("Through friends or social events")
    OTHER = "Other", pgettext_lazy("recruitment", "Other")


class App(models.TextChoices):
    FACEBOOK = "Facebook", "Facebook"
    INSTAGRAM = "Instagram", "Instagram"
    WHATSAPP = "WhatsApp", "WhatsApp"
    TELEGRAM = "Telegram", "Telegram"
    FACEBOOK_MESSENGER = "FacebookMessenger", "Facebook Messenger"
    VIBER = "Viber", "Viber"
    SNAPCHAT = "SnapChat", "Snapchat"
    LINE = "Line", "Line"
    FOR_SALE = "4Sale", "4Sale"
    WECHAT = "WeChat", "WeChat"
    QQ = "QQ", "QQ"
    QZONE = "QZone", "QZone"
    TIKTOK = "TikTok", "TikTok"
    TWITTER = "Twitter", "Twitter"
    OTHER = "Other", pgettext_lazy("app", "Other")


class Control(models.TextChoices):
    PHYSICAL_THREATS = "PhysicalThreats", _("Threats of violence")
    LAW_ENFORCEMENT = "ThreatsLawEnforcement", _("Threat of police or authorities")
    CHILDREN_FAMILY = "ThreatensChildrenFamily", _("Threats against children or family")
    DEBT_BONDAGE = "DebtBondage", _("Debt bondage")
    FALSE_PROMISES = "FalsePromises", _("False promises")
    PHYSICAL_ABUSE = "PhysicalAbuse", _("Physical abuse")
    SEXUAL_ABUSE = "SexualAbuse", _("Sexual abuse")
    TAKES_EARNINGS = "TakesEarnings", _("Takes her earnings")
    FINANCIAL_ACCESS = "RestrictsFinancialAccess", _("Restricts access to money")
    MEDICAL_CARE = "RestrictsMedicalCare", _("Restricts medical care")
    NECESSITIES = "WithholdsNecessities", _("Withholds necessities")
    PSYCHOLOGICAL_ABUSE = "PsychologicalAbuse", _("Psychological abuse")
    SUBSTANCE = "PsychoactiveSubstance", _("Drugs or alcohol")
    EXCESSIVE_HOURS = "ExcessiveWorkingHours", _("Excessive hours")
    DOCUMENTS = "WithholdsDocuments", _("Withholds documents")
    OTHER = "Other", pgettext_lazy("means of control", "Other")
    RESTRICTS_MOVEMENT = "RESTRICTS_MOVEMENT", _("Restricts her movement")
    USES_CHILDREN = "USES_CHILDREN", _("Uses her children")
    OATH_SPIRITUAL = "OATH_SPIRITUAL", _("Oath or ritual")
    IMAGE_BLACKMAIL = "IMAGE_BASED_BLACKMAIL", _("Blackmail with images")


class Exploitation(models.TextChoices):
    FORCED_LABOUR = "ForcedLabour", _("Forced labour")
    SEXUAL = "SexualExploitation", _("Sexual exploitation")
    CHILD_LABOUR = "ChildLabour", _("Child labour")
    FORCED_MARRIAGE = "ForcedMarriage", _("Forced marriage")
    SERVITUDE = "Servitude", _("Servitude")
    FORCED_MILITARY = "ForcedMilitaryByNonStateActors", _("Forced military service by non-state actors")
    ORGAN_REMOVAL = "OrganRemoval", _("Organ removal")
    FORCED_BEGGING = "ForcedBegging", _("Forced begging")
    FORCED_ADOPTION = "ForcedAdoption", _("Forced adoption")
    SURROGACY = "Surrogacy", _("Surrogacy")
    OTHER = "Other", pgettext_lazy("exploitation", "Other")


class SexExploitation(models.TextChoices):
    PROSTITUTION = "Prostitution", _("Prostitution")
    PORNOGRAPHY = "Pornography", _("Pornography")
    REMOTE = "RemoteInteractiveServices", _("Remote interactive services")
    PRIVATE = "PrivateSexualServices", _("Private sexual services")


class EventType(models.TextChoices):
    RECRUITMENT = "Recruitment", _("Recruitment")
    TRANSIT = "Transit", _("Transit")
    EXPLOITATION = "Exploitation", _("Exploitation")


class Industry(models.TextChoices):
    """The sections of ISIC, the United Nations' list of industries."""

    AGRICULTURE = "A_AgricultureForestryAndFishing", _("Agriculture, forestry and fishing")
    MINING = "B_MiningAndQuarrying", _("Mining and quarrying")
    MANUFACTURING = "C_Manufacturing", _("Manufacturing")
    ENERGY = "D_ElectricityGasSteamAndAirConditioningSupply", _("Electricity, gas, steam and air conditioning")
    WATER = "E_WaterSupplySewerageWasteManagement", _("Water supply and waste management")
    CONSTRUCTION = "F_Construction", _("Construction")
    TRADE = "G_WholesaleAndRetailTradeRepairOfMotorVehicles", _("Trade and repair of vehicles")
    TRANSPORT = "H_TransportationAndStorage", _("Transportation and storage")
    HOSPITALITY = "I_AccommodationAndFoodServiceActivities", _("Accommodation and food")
    INFORMATION = "J_InformationAndCommunication", _("Information and communication")
    FINANCE = "K_FinancialAndInsuranceActivities", _("Finance and insurance")
    REAL_ESTATE = "L_RealEstateActivities", _("Real estate")
    PROFESSIONAL = "M_ProfessionalScientificAndTechnicalActivities", _("Professional, scientific and technical work")
    ADMINISTRATIVE = "N_AdministrativeAndSupportServiceActivities", _("Administrative and support services")
    GOVERNMENT = "O_PublicAdministrationAndDefence", _("Public administration and defence")
    EDUCATION = "P_Education", _("Education")
    HEALTH = "Q_HumanHealthAndSocialWorkActivities", _("Health and social work")
    ARTS = "R_ArtsEntertainmentAndRecreation", _("Arts, entertainment and recreation")
    OTHER_SERVICES = "S_OtherServiceActivities", _("Other services")
    HOUSEHOLDS = "T_ActivitiesOfHouseholdsAsEmployers", _("Households as employers")
    EXTRATERRITORIAL = "U_ActivitiesOfExtraterritorialOrganizations", _("Extraterritorial organisations")


class PerpetratorRole(models.TextChoices):
    """What somebody did in the process; who it was is not kept."""

    TRAVELLING = "TravellingPartner", _("Travelled with her")
    TRANSPORTER = "Transporter", _("Transported her")
    RECRUITER = "RecruiterOrIntermediary", _("Recruited her or went between")
    BROKER = "BrokerTravelAgent", _("Arranged the journey")
    TRANSFERRED = "TransferredIndividual", _("Handed her over")
    HARBOURED = "HarbouredIndividual", _("Kept her in a place")
    SOLD = "SoldIndividual", _("Sold her")
    BOUGHT = "BoughtIndividual", _("Bought her")
    RECEIVED = "ReceivedIndividual", _("Received her")
    CONTROLLED = "ControlledIndividual", _("Controlled her")
    SMUGGLER = "Smuggler", _("Smuggled her over a border")
    ABUSER = "Abuser", _("Abused her")
    KIDNAPPER = "Kidnapper", _("Abducted her")
    EXPLOITER = "Exploiter", _("Exploited her")
    OTHER = "Other", pgettext_lazy("perpetrator", "Other")
