"""Import a file of HTCDS 2.0 for one organisation, or say what an import would do."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coalesce.accounts.models import Organisation
from coalesce.refusals import Refused
from coalesce.tenancy import acting_for
from reporting.htcds import files, importing, table, workers
from reporting.htcds.importing import Fate


class Command(BaseCommand):
    help = (
        "Imports a file in IOM's case-data standard HTCDS 2.0 (its Excel templates, or CSV), all rows or none, "
        "and tells the fate of every row. Values are not shown, so that this output may be passed on."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="an Excel workbook (.xlsx, .xlsm) or a CSV file in UTF-8")
        parser.add_argument("--organisation", required=True, metavar="CODE", help="whose women these are")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
        parser.add_argument(
            "--address-columns",
            choices=["names", "labels"],
            help="which headings are right where the hidden and the visible one of an address column disagree",
        )
        parser.add_argument(
            "--caseworker",
            metavar="EMAIL",
            help="who takes rows whose case owner is nobody here (default: a supervisor of the organisation)",
        )

    def handle(self, *, file, organisation, dry_run, address_columns, caseworker, **options):
        organisation = organisation_with(organisation)
        try:
            with acting_for(organisation.pk):
                worker = worker_with(caseworker) if caseworker else None
                read = table.read(content_of(file), address_columns=address_columns)
                run = importing.dry_run if dry_run else importing.import_table
                report = run(read, by=None, worker=worker)
        except Refused as refused:
            raise CommandError(str(refused.sentence)) from refused
        self.tell(report, dry_run)

    def tell(self, report, dry_run):
        for note in report.notes:
            self.stdout.write(f"Note: {note}")
        for row in report.rows:
            self.stdout.write(" ".join(filter(None, [f"Row {row.number}: {row.fate.label}", row.case_code])))
            for reason in row.reasons:
                place = f"{reason.cell} {reason.label}: " if reason.cell else ""
                self.stdout.write(f"  {place}{reason.sentence}")
        counts = ", ".join(f"{fate.label.lower()}: {report.count(fate)}" for fate in Fate if report.count(fate))
        self.stdout.write(f"{len(report.rows)} rows ({counts}).")
        if report.asks_for_address_columns:
            self.stdout.write("Say which headings of the address are right: --address-columns names, or labels.")
        if report.refused and not dry_run:
            raise CommandError("Nothing was imported. Correct the refused rows, or take them out, and import again.")


def organisation_with(code):
    organisation = Organisation.objects.filter(code__iexact=code).first()
    if organisation is None:
        known = ", ".join(Organisation.objects.values_list("code", flat=True))
        raise CommandError(f"There is no organisation with the code {code}. Known: {known}.")
    return organisation


def worker_with(email):
    for person in workers.here():
        if person.email == email.lower():
            return person
    raise CommandError(f"{email} is no active caseworker or supervisor of this organisation.")


def content_of(path):
    try:
        with path.open("rb") as file:
            # One byte past the limit is enough to refuse it.
            return file.read(files.MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
