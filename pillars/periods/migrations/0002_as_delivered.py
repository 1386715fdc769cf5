"""What sources say of each country, as a beginning. None counts as verified until somebody has read the source."""

from django.db import migrations

COM635 = "COM(2014) 635, annexes"

# country, kind, force, length, unit, source, note
PERIODS = (
    ("BE", "REFLECTION", "fixed", 45, "days", COM635, "Uncertain: read in the annex alone, not in the law."),
    (
        "CY",
        "REFLECTION",
        "minimum",
        1,
        "months",
        "Law 60(I)/2014; COM(2014) 635, annexes",
        "Uncertain: sources speak of about one month.",
    ),
    (
        "CY",
        "SHELTER",
        "maximum",
        4,
        "weeks",
        "Publications of the Republic of Cyprus, 2017_083",
        "State shelter for women.",
    ),
    (
        "DE",
        "REFLECTION",
        "minimum",
        3,
        "months",
        "Residence Act, section 59(7), since 26 November 2011",
        "Not automatic: it needs concrete indications; what a counselling centre says can count.",
    ),
    (
        "IE",
        "REFLECTION",
        "fixed",
        60,
        "days",
        "Oireachtas, 15 January 2014 (566) and 15 February 2017 (97)",
        "Granted on reasonable grounds by a Garda superintendent or above.",
    ),
    (
        "IE",
        "PERMIT",
        "fixed",
        6,
        "months",
        "Oireachtas, 15 January 2014 (566); legislationline.org 9014",
        "Temporary residence, renewable. Directive 2004/81 does not bind Ireland.",
    ),
    (
        "IT",
        "PERMIT",
        "fixed",
        6,
        "months",
        "Article 18 of the Immigration Act (TUI), permit for special cases",
        "By the social path, without testimony, or by the judicial path. It allows work.",
    ),
    ("IT", "PERMIT_RENEWAL", "minimum", 1, "years", "Article 18 of the Immigration Act (TUI)", ""),
    (
        "LV",
        "REFLECTION",
        "fixed",
        30,
        "days",
        "Ministry of the Interior, document 13617; likumi.lv 152712",
        "No visa or permit is needed meanwhile.",
    ),
    (
        "LV",
        "PERMIT",
        "minimum",
        6,
        "months",
        "Ministry of the Interior, document 13617; likumi.lv 152712",
        "",
    ),
    ("LV", "PROGRAMME", "maximum", 180, "days", "Cabinet Regulation 344/2019 (likumi.lv 308253)", ""),
    (
        "LV",
        "CONSULTATIONS",
        "maximum",
        2,
        "years",
        "Cabinet Regulation 344/2019 (likumi.lv 308253)",
        "Five consultations of one hour after the programme.",
    ),
    (
        "LT",
        "REFLECTION",
        "fixed",
        30,
        "days",
        COM635,
        "Uncertain: an older source names six months.",
    ),
)


NAMES = ("country", "kind", "force", "length", "unit", "source", "note")


def write_down(apps, schema_editor):
    periods = apps.get_model("periods", "CountryPeriod")
    periods.objects.bulk_create(periods(**dict(zip(NAMES, values, strict=True))) for values in PERIODS)


class Migration(migrations.Migration):
    dependencies = [("periods", "0001_initial")]
    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
