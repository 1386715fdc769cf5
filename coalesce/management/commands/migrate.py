"""Migrate as the owner of the tables, then build the wall around every owned one."""

import os

import dj_database_url
from django.core.management.commands import migrate
from django.db import connections, transaction

from coalesce import upkeep
from coalesce.tenancy import row_security
from coalesce.tenancy.context import nobody_acts


class Command(migrate.Command):
    help = "Migrates as the owner (DATABASE_OWNER_URL), seals every owned table, and sets right what was there before."

    def handle(self, *args, **options):
        become_owner(options["database"])
        with connections[options["database"]].cursor() as cursor:
            # Constraints that let no two periods of one case overlap need it; it is a trusted one.
            cursor.execute("create extension if not exists btree_gist")
        with nobody_acts():
            super().handle(*args, **options)
        with transaction.atomic():
            row_security.seal()
        for set_right in upkeep.steps:
            set_right()


def become_owner(alias):
    """Connect as the owner of the tables; web and workers never hold this address."""
    if url := os.environ.get("DATABASE_OWNER_URL"):
        connection = connections[alias]
        connection.close()
        owner = dj_database_url.parse(url)
        if path := os.environ.get("DATABASE_OWNER_PASSWORD_FILE"):
            with open(path) as file:
                owner["PASSWORD"] = file.read().strip()
        connection.settings_dict.update({key: owner[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")})
