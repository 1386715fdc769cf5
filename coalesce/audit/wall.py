"""The audit's own wall in PostgreSQL: the runtime role may add and read, and nobody may change."""

from coalesce.tenancy import row_security

TABLE = "audit_auditentry"

CHAIN = """
create table if not exists app.audit_head (chain bigint primary key, sequence bigint not null, digest text not null);
revoke all on app.audit_head from public, coalesce_app;

create or replace function app.entry_digest(entry audit_auditentry) returns text
language sql stable set search_path = pg_catalog as $$
  select encode(sha256(convert_to(concat_ws('|', entry.previous, entry.organisation_id, entry.sequence,
    extract(epoch from entry.at), coalesce(entry.actor_id, 0), entry.event, entry.object_type, entry.object_id,
    coalesce(entry.woman_id::text, ''), entry.request_id, entry.details::text), 'UTF8')), 'hex')
$$;

create or replace function app.link_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  head app.audit_head%rowtype;
begin
  insert into app.audit_head values (coalesce(new.organisation_id, 0), 0, '') on conflict do nothing;
  select * into head from app.audit_head where chain = coalesce(new.organisation_id, 0) for update;
  new.sequence := head.sequence + 1;
  new.previous := head.digest;
  new.at := clock_timestamp();
  new.digest := app.entry_digest(new);
  update app.audit_head set sequence = new.sequence, digest = new.digest where chain = head.chain;
  return new;
end $$;

create or replace function app.refuse_change() returns trigger
language plpgsql as $$ begin raise insufficient_privilege using message = 'the audit cannot be changed'; end $$;

create or replace trigger link_entry before insert on audit_auditentry for each row execute function app.link_entry();
create or replace trigger refuse_change before update or delete on audit_auditentry
  for each row execute function app.refuse_change();
create or replace trigger refuse_truncate before truncate on audit_auditentry
  for each statement execute function app.refuse_change();

revoke all on audit_auditentry from coalesce_app;
grant select, insert on audit_auditentry to coalesce_app;
alter table audit_auditentry enable row level security;
alter table audit_auditentry force row level security;
drop policy if exists own_rows on audit_auditentry;
create policy own_rows on audit_auditentry
  using (organisation_id is not distinct from (select app.acting_organisation()))
  with check (organisation_id is not distinct from (select app.acting_organisation()) or organisation_id is null);
"""


def build(cursor):
    """Runs as the owner after every migration; running it twice changes nothing."""
    cursor.execute(CHAIN)


row_security.further_walls[TABLE] = build
