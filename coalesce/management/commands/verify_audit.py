"""Check every chain of the audit and print its head."""

from django.core.management.base import BaseCommand, CommandError

from coalesce.accounts.models import Organisation
from coalesce.audit import verify
from coalesce.tenancy import acting_for


class Command(BaseCommand):
    help = "Checks that no entry of the audit was changed, moved or removed, and prints the head of each chain."

    def handle(self, **options):
        broken = [self.check_chain("installation", None)]
        for organisation in Organisation.objects.order_by("code"):
            with acting_for(organisation.pk):
                broken.append(self.check_chain(organisation.code, organisation.pk))
        if any(broken):
            raise CommandError(
                "The audit was changed. Keep the database as it is and call the data-protection officer."
            )

    def check_chain(self, name, organisation_id):
        place = verify.first_broken_link(organisation_id)
        sequence, digest = verify.head(organisation_id)
        self.stdout.write(
            f"{name}: {sequence} entries, " + (f"broken at {place}" if place else f"whole, head {digest[:16]}")
        )
        return place
