"""The fields and value lists of HTCDS 2.0, as IOM spells them."""

import json
from dataclasses import dataclass
from pathlib import Path

CATALOGUE = json.loads(Path(__file__).with_name("standard.json").read_text(encoding="utf-8"))

COUNTRIES = CATALOGUE["countries"]
# The terminological code first, then the bibliographic and two-letter forms where they exist.
LANGUAGES = [line.split() for line in CATALOGUE["languages"]]

MAILING_ADDRESS = (
    "prs_MailingStreet",
    "prs_MailingCity",
    "prs_MailingState",
    "prs_MailingPostalCode",
    "prs_MailingCountry",
)

KIND_OF_TYPE = {
    "Text": "text",
    "Picklist or Text": "text",
    "Long Text": "text",
    "Lookup [to organisation]": "text",
    "Lookup [to person]": "text",
    "Lookup [to user]": "text",
    "Picklist": "one",
    "Multiselect Picklist": "many",
    "Date": "date",
    "Checkbox": "checkbox",
    "Number": "number",
    "Geolocation": "degrees",
}
# What the standard says only in its notes.
KIND_OF_FIELD = {
    "org_Phone": "phone",
    "org_ShippingCountry": "country",
    "prs_PrimaryLanguage": "language",
    "prs_SecondaryLanguage": "language",
    "prs_Citizenship": "countries",
    "prs_Email": "email",
    "prs_HomePhone": "phone",
    "prs_MobilePhone": "phone",
    "prs_MailingCountry": "country",
    "prs_MailingLongitude": "degrees",
    "prs_MailingLatitude": "degrees",
    "hte_Country": "country",
}


@dataclass(frozen=True)
class Field:
    name: str
    label: str
    section: str
    kind: str
    is_core: bool
    is_deprecated: bool
    is_long: bool
    values: tuple[tuple[str, str], ...]

    def __str__(self):
        return self.name


def field_of(entry):
    return Field(
        name=entry["field"],
        label=entry["label"],
        section=entry["section"],
        kind=KIND_OF_FIELD.get(entry["field"]) or KIND_OF_TYPE[entry["type"]],
        is_core=entry["core"],
        is_deprecated=entry["status"] == "DEPRECATED",
        is_long=entry["type"] == "Long Text",
        values=tuple((name, label) for name, label in entry["values"]),
    )


FIELDS = {entry["field"]: field_of(entry) for entry in CATALOGUE["fields"]}
TEMPLATE = [FIELDS[name] for name in CATALOGUE["template"]]
BEYOND_TEMPLATE = [field for field in FIELDS.values() if field not in TEMPLATE]
