"""Export the cases of one organisation in HTCDS 2.0."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coalesce.tenancy import acting_for
from reporting.htcds import exporting
from reporting.management.commands.import_htcds import organisation_with


class Command(BaseCommand):
    help = (
        "Exports the cases of an organisation in IOM's case-data standard HTCDS 2.0, in the layout of its Excel "
        "template or as CSV. Women who did not agree to a record, or took that back, are left out."
    )

    def add_arguments(self, parser):
        parser.add_argument("--organisation", required=True, metavar="CODE", help="whose cases")
        parser.add_argument("--output", required=True, type=Path, metavar="FILE", help="a new file, .xlsx or .csv")
        parser.add_argument(
            "--mode",
            choices=exporting.MODES,
            default=exporting.PSEUDONYMISED,
            help="pseudonymised (default): codes, and no name, contact, address or free text; identified: everything",
        )

    def handle(self, *, organisation, output, mode, **options):
        organisation = organisation_with(organisation)
        file_format = output.suffix.lower().lstrip(".")
        if file_format not in exporting.WRITERS:
            raise CommandError("Give the file a name that ends in .xlsx or .csv.")
        with create(output) as file, acting_for(organisation.pk):
            data, count = exporting.export(mode=mode, file_format=file_format, by=None)
            file.write(data)
        self.stdout.write(f"{count} rows, {mode}, are in {output}. Only you can read the file; delete it after use.")


def create(path):
    """A new file that nobody else can read; what is there already is never overwritten."""
    try:
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    except FileExistsError as error:
        raise CommandError(f"{path} exists already. Choose another name.") from error
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
