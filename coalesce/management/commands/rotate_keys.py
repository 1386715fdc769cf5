"""Give every organisation, or the installation, a new key; no sealed word is rewritten."""

from django.conf import settings
from django.core.management.base import BaseCommand

from coalesce.accounts.models import Organisation
from coalesce.audit import log
from coalesce.encryption import installation, keyring
from coalesce.tenancy import acting_for


class Command(BaseCommand):
    help = "Rotates keys. Old versions stay until --destroy-old: then backups made before can no longer be opened."

    def add_arguments(self, parser):
        parser.add_argument("level", choices=["organisations", "installation"])
        parser.add_argument("--organisation", help="the code of one organisation; all without it")
        parser.add_argument("--destroy-old", action="store_true", help="delete the older versions of organisation keys")

    def handle(self, **options):
        if options["level"] == "installation":
            version = installation.write_new_key(settings.INSTALLATION_KEY_FILE)
            self.stdout.write(f"The installation's key has version {version}.")
        organisations = Organisation.objects.order_by("code")
        if code := options["organisation"]:
            organisations = organisations.filter(code=code)
        for organisation in organisations:
            with acting_for(organisation.pk):
                self.rotate(organisation, options)

    def rotate(self, organisation, options):
        if options["level"] == "installation":
            keyring.rewrap_under_installation()
            log.record("installation_key.rotated", organisation)
            return
        wrapped = keyring.rotate()
        destroyed = keyring.destroy_old_keys() if options["destroy_old"] else 0
        log.record("organisation_key.rotated", organisation, details={"wrapped": wrapped, "destroyed": destroyed})
        self.stdout.write(f"{organisation.code}: {wrapped} keys wrapped anew, {destroyed} old versions destroyed.")
