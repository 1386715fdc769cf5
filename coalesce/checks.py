"""Refuse to start where the wall does not stand."""

from django.core.checks import Critical, Tags, register
from django.db import connections

from coalesce.tenancy import row_security

UNBOUND = """
select rolsuper or rolbypassrls or exists (select 1 from pg_class where relowner = pg_roles.oid and relkind = 'r')
from pg_roles where rolname = current_user
"""
UNFORCED = "select relname from pg_class where relname = any(%s) and not (relrowsecurity and relforcerowsecurity)"


@register(Tags.database)
def the_wall_stands(app_configs, databases, **kwargs):
    """The runtime role is bound by row security, and every owned table forces it."""
    return [message for alias in databases or [] for message in faults(connections[alias])]


def faults(connection):
    tables = [model._meta.db_table for model in row_security.owned_models()]
    with connection.cursor() as cursor:
        cursor.execute(UNBOUND)
        bound = not cursor.fetchone()[0]
        cursor.execute(UNFORCED, [tables])
        open_tables = [name for (name,) in cursor.fetchall()]
    if not bound:
        yield Critical(
            "The database role of DATABASE_URL is not bound by row security.",
            hint="Use coalesce_app there and keep the owner in DATABASE_OWNER_URL, for migrate alone.",
            id="coalesce.C001",
        )
    if open_tables:
        yield Critical(
            f"These tables have no row security: {', '.join(open_tables)}.",
            hint="Run: bin/manage migrate",
            id="coalesce.C002",
        )
