"""The wall around her decisions in PostgreSQL: what was recorded stays as it was, whatever the product asks for."""

from coalesce.tenancy import row_security

TABLE = "cases_consent"

MAY_CHANGE = ("replaced_by_id",)
"""That a later decision follows."""

MAY_MOVE = ("woman_id", "note", "guardian", "recipient_name", "withheld_from", "withheld_what")
"""When two records of one woman are joined: the same words, sealed under the other key."""

GUARD = f"""
create or replace function app.keep_decisions() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
declare
  may_change text[] := array{list(MAY_CHANGE)}::text[];
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from encryption_datakey where holder_id = old.woman_id) then
      raise insufficient_privilege using message = 'a decision of hers goes only after her key';
    end if;
    return old;
  end if;
  if new.document_id is null then
    may_change := may_change || array['document_id'];
  end if;
  if new.woman_id <> old.woman_id then
    may_change := may_change || array{list(MAY_MOVE)}::text[];
  end if;
  if to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise insufficient_privilege using message = 'a decision of hers cannot be overwritten';
  end if;
  return new;
end $$;

create or replace trigger keep_decisions before update or delete on {TABLE}
  for each row execute function app.keep_decisions();
revoke truncate on {TABLE} from {row_security.RUNTIME_ROLE};
"""  # noqa: S608  constants of the product alone


def build(cursor):
    """Runs as the owner after every migration; running it twice changes nothing."""
    cursor.execute(GUARD)


def keep_decisions():
    row_security.further_walls[TABLE] = build
