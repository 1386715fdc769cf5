"""Gaps that published sources name, as a beginning. Each is open until somebody writes down what came of it."""

from django.db import migrations

SOLWODI = "SOLWODI, news of 19 October 2021"
TRIPS = "Immigrant Council of Ireland, TRIPS report; Irish Examiner, article 40920938"
GRETA_CY = "GRETA (Council of Europe), evaluation of Cyprus"
GRETA_LT = "GRETA (Council of Europe), evaluation of Lithuania"
TRM_LV = "Transnational referral mechanism of the Baltic Sea Region (bsr-trm.com), page on Latvia"

# country, region, pillar, service type, kind, severity, affected, description, evidence
GAPS = (
    (
        "DE",
        "",
        "economic",
        "",
        "NOT_AVAILABLE",
        3,
        "Women who want to leave prostitution",
        "Programmes that help a woman out of prostitution into other work are missing in most places.",
        SOLWODI,
    ),
    (
        "DE",
        "",
        "legal",
        "RESIDENCE_PERMIT_SUPPORT",
        "LEGAL_BARRIER",
        3,
        "Women without a right to stay",
        "Titles of residence for women who were trafficked are missing or hard to get.",
        SOLWODI,
    ),
    (
        "DE",
        "",
        "psychosocial",
        "ACCOMMODATION_SAFE",
        "FUNDING_ENDS",
        4,
        "Women who need shelter and counselling",
        "Specialised counselling centres and shelters are paid too little to take every woman who asks.",
        SOLWODI,
    ),
    (
        "DE",
        "",
        "psychosocial",
        "MEDICAL_ACCOMPANIMENT",
        "NOT_AVAILABLE",
        3,
        "",
        "Many women do not get the medical care that they need.",
        SOLWODI,
    ),
    (
        "IE",
        "",
        "psychosocial",
        "ACCOMMODATION_SAFE",
        "NOT_GENDER_SPECIFIC",
        4,
        "Women trafficked for sexual exploitation",
        "Women are placed in mixed reception centres that are neither made for women nor safe for them.",
        TRIPS,
    ),
    (
        "IE",
        "Outside Dublin",
        "psychosocial",
        "",
        "DISTANCE",
        2,
        "Women who live outside the capital",
        "Specialised services are found in Dublin alone.",
        TRIPS,
    ),
    (
        "IE",
        "",
        "legal",
        "IDENTIFICATION_SUPPORT",
        "CONDITIONAL_ON_STATUS",
        3,
        "Women who asked for asylum",
        "A woman in the asylum procedure goes another way than others, and is identified and supported differently.",
        TRIPS,
    ),
    (
        "CY",
        "",
        "legal",
        "IDENTIFICATION_SUPPORT",
        "WAITING_TIME",
        4,
        "Women who were referred as possible victims of trafficking",
        "Formal identification takes about six months, and fewer people are identified than before: "
        "110 from 2020 to August 2024.",
        GRETA_CY,
    ),
    (
        "CY",
        "",
        "economic",
        "BENEFITS_ACCESS",
        "WAITING_TIME",
        3,
        "Women who wait for benefits",
        "Benefits arrive up to five months late.",
        GRETA_CY,
    ),
    (
        "CY",
        "",
        "psychosocial",
        "ACCOMMODATION_SAFE",
        "NOT_AVAILABLE",
        2,
        "Women in the state shelter",
        "Open accommodation: women live through the state shelter as a closed place.",
        f"{GRETA_CY}; Financial Mirror, 29 May 2019",
    ),
    (
        "LT",
        "",
        "legal",
        "LEGAL_REPRESENTATION",
        "WAITING_TIME",
        3,
        "Women in criminal proceedings",
        "Legal assistance begins too late in the proceedings.",
        GRETA_LT,
    ),
    (
        "LT",
        "",
        "legal",
        "COMPENSATION_CLAIM",
        "CONDITIONAL_ON_STATUS",
        3,
        "Women from outside the European Union",
        "Compensation from the state is tied to nationality or residence.",
        GRETA_LT,
    ),
    (
        "LV",
        "",
        "psychosocial",
        "",
        "CONDITIONAL_ON_STATUS",
        2,
        "Women who were not formally recognised",
        "The paid programme asks for formal status, though not for cooperation with the police.",
        TRM_LV,
    ),
)
FIELDS = (
    *("country", "region", "pillar", "service_type", "kind", "severity", "affected", "description", "evidence"),
)


def write(apps, schema_editor):
    gap = apps.get_model("directory", "Gap")
    gap.objects.bulk_create(gap(source="REPORT", **dict(zip(FIELDS, row, strict=True))) for row in GAPS)


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
