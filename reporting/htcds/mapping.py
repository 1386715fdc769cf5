"""Which HTCDS field is which of ours. What has no field here is kept under her key and given back on export."""

from cases.trafficking import Control, EventType
from reporting.htcds.standard import FIELDS, MAILING_ADDRESS

WOMAN = {
    "prs_FirstName": "first_name",
    "prs_MiddleName": "middle_name",
    "prs_SecondName": "family_name",
    "prs_Birthdate": "date_of_birth",
    "prs_Gender": "gender",
    "prs_MaritalStatus": "marital_status",
    "prs_NumberOfChildren": "number_of_children",
    "prs_PrimaryLanguage": "primary_language",
    "prs_SecondaryLanguage": "secondary_language",
    "prs_HighestLevelOfEducation": "education_level",
    "prs_Citizenship": "citizenships",
    "prs_IdentityNumber": "identity_number",
}
ADDRESS = dict(zip(MAILING_ADDRESS, ("street", "city", "region", "postal_code", "country"), strict=True))
CONTACTS = ("prs_MobilePhone", "prs_HomePhone", "prs_Email")
PROFILE = {
    "vic_TraffickingStatus": "trafficking_status",
    "vic_TraffickingStatusDecisionMakingOrg": "decision_making_organisation",
    "vic_RelationshipToTrafficker": "relationship_to_trafficker",
    "vic_AgeWhenTrafficked": "age_when_trafficked",
    "vic_MethodOfRecruitment": "recruitment_methods",
    "vic_RecruitmentWebsitesAndApps": "recruitment_apps",
    "vic_MethodsOfControl": "means_of_control",
    "vic_TypeOfExploitation": "exploitation_types",
    "vic_TypeOfSexExploitation": "sex_exploitation_types",
    "vic_ExploitationWebsitesAndApps": "exploitation_apps",
    "vic_ForcedLabourIndustry": "labour_industry",
}
PLACES = {
    "vic_LocationOfRecruitment": EventType.RECRUITMENT,
    "vic_LocationOfExploitation": EventType.EXPLOITATION,
}
# A person can say these of herself only through the case, so they follow the case and not the file.
OF_THE_CASE = ("cas_Status", "con_Consent")
KEPT = [name for name in FIELDS if name not in {*WOMAN, *ADDRESS, *CONTACTS, *PROFILE, *PLACES, *OF_THE_CASE}]

# HTCDS knows no value for these means of control.
CONTROL = {
    Control.RESTRICTS_MOVEMENT: ("Other",),
    Control.USES_CHILDREN: ("ThreatensChildrenFamily",),
    Control.OATH_SPIRITUAL: ("PsychologicalAbuse", "Other"),
    Control.IMAGE_BLACKMAIL: ("PsychologicalAbuse", "Other"),
}


def fields_of(mapping, values):
    """The fields of one of our records, by our names, that a row fills."""
    return {ours: values[theirs] for theirs, ours in mapping.items() if values.get(theirs) is not None}


def as_standard(name, value):
    """A value of ours as the standard has it; None for what the standard cannot say."""
    field = FIELDS[name]
    if value in (None, "", [], ()):
        return None
    if name == "prs_Citizenship":
        return tuple(code for code in value if len(code) == 2) or None
    names = [listed for listed, label in field.values]
    if field.kind == "many":
        chosen = {theirs for ours in value for theirs in CONTROL.get(ours, (ours,))}
        return tuple(listed for listed in names if listed in chosen) or None
    return value if field.kind != "one" or value in names else None
