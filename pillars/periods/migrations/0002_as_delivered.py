"""What was read about each country before the first installation."""

from django.db import migrations

from pillars.periods import delivered


def write_down(apps, schema_editor):
    periods = apps.get_model("periods", "CountryPeriod")
    periods.objects.bulk_create(periods(**row) for row in delivered.rows())


class Migration(migrations.Migration):
    dependencies = [("periods", "0001_initial")]
    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
