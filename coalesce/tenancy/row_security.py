"""The wall in PostgreSQL, built from the models after every migration, so that no table can be forgotten.

Every owned table gets: row security, enabled and forced; one policy that compares its organisation with the signed
setting of the transaction; a unique pair (organisation_id, id); and a composite foreign key for each OwnedForeignKey.
app.acting_organisation() recomputes the signature with sha256() from a key that only the owner can read, and raises
insufficient_privilege on a forged one. A policy calls it as a subselect, so that it runs once a query, not once a row.
"""

from django.apps import apps
from django.db import connection

from coalesce.tenancy.context import context_key
from coalesce.tenancy.models import OwnedForeignKey, OwnedModel

RUNTIME_ROLE = "coalesce_app"
OWN_ROWS = "organisation_id = (select app.acting_organisation())"

FOUNDATION = """
create schema if not exists app;
grant usage on schema app to coalesce_app;
create table if not exists app.context_key (
  only_one boolean primary key default true check (only_one), inner_pad bytea, outer_pad bytea
);
revoke all on app.context_key from public, coalesce_app;

create or replace function app.acting_organisation() returns bigint
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  organisation text := current_setting('app.organisation', true);
  message bytea;
  key app.context_key%rowtype;
begin
  if coalesce(organisation, '') = '' then
    return null;
  end if;
  select * into key from app.context_key;
  message := convert_to(organisation || '|' || current_setting('app.user', true), 'UTF8');
  if encode(sha256(key.outer_pad || sha256(key.inner_pad || message)), 'hex')
      is distinct from current_setting('app.signature', true) then
    raise insufficient_privilege using message = 'the acting organisation is not signed';
  end if;
  return organisation::bigint;
end $$;
revoke all on function app.acting_organisation() from public;
grant execute on function app.acting_organisation() to coalesce_app;

revoke create on schema public from public;
grant usage on schema public to coalesce_app;
grant select, insert, update, delete on all tables in schema public to coalesce_app;
grant usage, select on all sequences in schema public to coalesce_app;
revoke insert, update, delete on django_migrations from coalesce_app;
"""

special_policies = {}
"""Owned tables whose rows a second organisation may see: table -> function(cursor) that writes its policies."""

further_walls = {}
"""Tables that are not owned models and have a wall of their own: table -> function(cursor)."""


def seal():
    """Build or renew the wall. Runs as the owner of the tables, after migrations; running it twice changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute(FOUNDATION)
        _store_context_key(cursor)
        for model in owned_models():
            _unique_pair(cursor, model._meta.db_table)
        for model in owned_models():
            _force(cursor, model)
            for field in owned_keys(model):
                _composite_key(cursor, model, field)
        for build in further_walls.values():
            build(cursor)


def owned_models():
    """Every concrete model whose rows one organisation owns."""
    return [model for model in apps.get_models() if issubclass(model, OwnedModel) and not model._meta.proxy]


def owned_keys(model):
    return [field for field in model._meta.local_fields if isinstance(field, OwnedForeignKey)]


def _store_context_key(cursor):
    key = context_key().ljust(64, b"\0")
    cursor.execute(
        "insert into app.context_key (inner_pad, outer_pad) values (%s, %s)"
        " on conflict (only_one) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
        [bytes(byte ^ 0x36 for byte in key), bytes(byte ^ 0x5C for byte in key)],
    )


def _unique_pair(cursor, table):
    _add_constraint(cursor, table, f"{table}_own_key"[:63], "unique (organisation_id, id)")


def _composite_key(cursor, model, field):
    table, target = model._meta.db_table, field.remote_field.model._meta.db_table
    _add_constraint(
        cursor,
        table,
        f"{table}_{field.column}_own"[:63],
        f"foreign key (organisation_id, {field.column}) references {target} (organisation_id, id)"
        " deferrable initially deferred",
    )


def _add_constraint(cursor, table, name, definition):
    cursor.execute("select 1 from pg_constraint where conname = %s and conrelid = %s::regclass", [name, table])
    if cursor.fetchone() is None:
        cursor.execute(f"alter table {table} add constraint {name} {definition}")


def _force(cursor, model):
    table = model._meta.db_table
    cursor.execute(f"alter table {table} enable row level security; alter table {table} force row level security")
    if write_policies := special_policies.get(table):
        write_policies(cursor)
        return
    cursor.execute(f"drop policy if exists own_rows on {table}")
    cursor.execute(f"create policy own_rows on {table} using ({OWN_ROWS}) with check ({OWN_ROWS})")
