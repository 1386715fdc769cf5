"""Give one organisation the words of a questionnaire, from a file made after the official form."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for
from pillars.psychosocial.instruments import wordings


class Command(BaseCommand):
    help = "Loads the words of a questionnaire for one organisation, in one language (docs/instruments.md)."

    def add_arguments(self, parser):
        parser.add_argument("organisation", help="the organisation's code")
        parser.add_argument("file", type=Path)

    def handle(self, *, organisation, file, **options):
        whose = Organisation.objects.filter(code=organisation).first()
        if whose is None:
            raise CommandError(f"There is no organisation with the code {organisation}.")
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        with acting_for(whose.pk):
            try:
                wording = wordings.supply(text=file.read_text(encoding="utf-8"))
            except (ValidationError, UnicodeDecodeError) as wrong:
                raise CommandError(" ".join(getattr(wrong, "messages", [str(wrong)]))) from wrong
        self.stdout.write(f"{wording} was supplied to {whose.name}.")
