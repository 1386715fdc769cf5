"""Make the installation's key and the key that signs sessions, where they are missing."""

from django.conf import settings
from django.core.management.base import BaseCommand

from coalesce import environment
from coalesce.encryption import installation


class Command(BaseCommand):
    help = (
        "Makes the key files that are missing. Keep a copy of them away from the database: without them nothing opens."
    )
    requires_system_checks = []

    def handle(self, **options):
        self.make(settings.INSTALLATION_KEY_FILE, installation.write_new_key)
        self.make(environment.secret_key_file(), installation.write_secret_key)

    def make(self, path, write):
        if path.exists():
            self.stdout.write(f"{path} exists and is kept.")
            return
        write(path)
        self.stdout.write(f"{path} made.")
