"""Remove the sealed files that no record knows any more."""

from django.core.management.base import BaseCommand

from cases.documents import shelf
from cases.documents.models import Document
from coalesce.accounts.models import Organisation
from coalesce.tenancy import acting_for


class Command(BaseCommand):
    help = "Removes sealed files that a crash or a deleted record left behind. Run it every night."

    def handle(self, **options):
        known = set()
        for organisation in Organisation.objects.all():
            with acting_for(organisation.pk):
                known.update(Document.objects.values_list("stored_as", flat=True))
        finished, removed = shelf.sweep(known)
        self.stdout.write(f"{len(known)} documents, {finished} moved into place, {removed} left-overs removed")
