"""The database's connection after something that may have broken it, such as a restart of the server."""

from django.db import connection


def drop_if_broken():
    """The next query then opens a new one. Inside a transaction there is nothing to save, and nothing is done."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
