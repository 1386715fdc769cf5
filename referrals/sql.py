"""Words of the walls in PostgreSQL, written from the tables of states so that Python and the database agree."""

from coalesce.tenancy import row_security

OWN = row_security.OWN_ROWS
ACTING = "(select app.acting_organisation())"


def listed(values):
    return ", ".join(f"'{value}'" for value in values)


def array(values):
    return f"array[{listed(values)}]::text[]"


def steps(moves):
    """A condition that holds for an update which stays in its state or takes one of these steps."""
    allowed = [f"('{before}', '{after}')" for before, afters in moves.items() for after in afters]
    return f"(old.status = new.status or (old.status, new.status) in ({', '.join(allowed)}))"


def between_two(table, *, guard, born, open_to_receiver):
    """Policies of a row that its sender owns and its receiver reads and answers; nobody takes one away.

    guard: the trigger function that says what each side may change. born: a condition for a new row.
    open_to_receiver: a condition for the moments in which the row exists for its receiver.
    """
    return f"""
create or replace trigger {guard} before update on {table} for each row execute function app.{guard}();
drop policy if exists own_rows on {table};
drop policy if exists sender_reads on {table};
drop policy if exists sender_adds on {table};
drop policy if exists sender_changes on {table};
drop policy if exists receiver_reads on {table};
drop policy if exists receiver_answers on {table};
create policy sender_reads on {table} for select using ({OWN});
create policy sender_adds on {table} for insert with check ({OWN} and {born});
create policy sender_changes on {table} for update using ({OWN}) with check ({OWN});
create policy receiver_reads on {table} for select using ({open_to_receiver});
create policy receiver_answers on {table} for update using ({open_to_receiver}) with check ({open_to_receiver});
revoke delete, truncate on {table} from {row_security.RUNTIME_ROLE};
"""  # noqa: S608  constants of the product alone
