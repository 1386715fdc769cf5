"""The catalogue says what IOM says, letter for letter."""

import csv

import openpyxl
import pytest

from reporting.htcds.standard import COUNTRIES, FIELDS, LANGUAGES, TEMPLATE
from tests.reporting.htcds import sheets

with sheets.FIELDS.open(newline="") as lines:
    PUBLISHED = {row["field"]: row for row in csv.DictReader(lines)}

SIZES = {
    "prs_Gender": 6,
    "prs_MaritalStatus": 6,
    "prs_HighestLevelOfEducation": 9,
    "vic_TraffickingStatus": 3,
    "vic_TraffickingStatusDecisionMakingOrg": 5,
    "vic_RelationshipToTrafficker": 3,
    "vic_RecruitmentWebsitesAndApps": 15,
    "vic_MethodOfRecruitment": 10,
    "vic_MethodsOfControl": 16,
    "vic_TypeOfExploitation": 11,
    "vic_ForcedLabourIndustry": 21,
    "vic_TypeOfSexExploitation": 4,
    "per_RoleInProcess": 15,
    "cas_Status": 4,
    "cas_ReasonForIncomingReferral": 3,
    "hte_Type": 3,
    "spl_Type": 9,
    "org_Type": 9,
}


def test_every_published_field_is_in_the_catalogue_with_its_label_and_state():
    catalogue = {name: (field.label, field.is_core, field.is_deprecated) for name, field in FIELDS.items()}

    assert catalogue == {
        name: (row["label"], row["core"] == "True", row["status"] == "DEPRECATED") for name, row in PUBLISHED.items()
    }
    assert len(catalogue) == 83
    assert sum(not field.is_deprecated for field in FIELDS.values()) == 80


@pytest.mark.parametrize("name", [name for name, field in FIELDS.items() if field.values])
def test_value_lists_are_spelt_as_published(name):
    names, labels = zip(*FIELDS[name].values, strict=True)

    assert ";".join(names) == PUBLISHED[name]["value_names"]
    assert ";".join(labels) == PUBLISHED[name]["value_labels"]


def test_value_lists_have_their_published_sizes():
    assert {name: len(FIELDS[name].values) for name in SIZES} == SIZES


def test_the_template_has_the_38_live_core_fields_in_the_order_of_its_labels():
    sheet = openpyxl.load_workbook(sheets.PLAIN).active

    assert [field.label for field in TEMPLATE] == [
        {"N": "Mailing City", "O": "Mailing Country", "P": "Mailing State/Province", "Q": "Mailing Street"}.get(
            cell.column_letter, "Mailing Zip/Postal Code" if cell.column_letter == "R" else cell.value
        )
        for cell in sheet[2][1:39]
    ]
    assert {field.name for field in TEMPLATE} == {
        field.name for field in FIELDS.values() if field.is_core and not field.is_deprecated
    }


def test_countries_and_languages_are_complete():
    assert len(COUNTRIES) == 249
    assert COUNTRIES["NA"] == "Namibia"
    assert len(LANGUAGES) == len({codes[0] for codes in LANGUAGES}) == 486
    assert ["deu", "ger", "de"] in LANGUAGES
