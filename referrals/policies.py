"""The wall around a referral in PostgreSQL: what each of its two organisations may see and change.

Written from the tables of models/status.py, so that Python and the database cannot disagree about a step.
"""

from django.conf import settings

from coalesce.tenancy import row_security
from referrals.models.status import (
    HOLDS_A_LETTER,
    OPEN_TO_RECEIVER,
    RECEIVER_MOVES,
    SENDER_MOVES,
    Status,
)

TABLE = "referrals_referral"
ACTING = "(select app.acting_organisation())"

SENDER_MAY_CHANGE = ("status", "letter", "closed_at", "expires_on", "version")
"""After sending. A draft is the sender's own to change, but for the receiver's answer."""

RECEIVER_MAY_CHANGE = (
    "status",
    "letter",
    "seen_at",
    "answered_at",
    "answered_by_id",
    "decline_reason",
    "completed_at",
    "outcome",
    "version",
)
"""The letter is here only because the database itself empties it when the receiver declines."""

ANSWER = ("seen_at", "answered_at", "answered_by_id", "decline_reason", "completed_at", "outcome")


def _list(values):
    return ", ".join(f"'{value}'" for value in values)


def _array(values):
    return f"array[{_list(values)}]::text[]"


def _steps(moves):
    """A condition that holds for an update which stays in its state or takes one of these steps."""
    steps = [f"('{before}', '{after}')" for before, afters in moves.items() for after in afters]
    return f"(old.status = new.status or (old.status, new.status) in ({', '.join(steps)}))"


OPEN = (
    f"receiver_id = {ACTING} and status in ({_list(OPEN_TO_RECEIVER)})"
    f" and (expires_on is null or expires_on >= (now() at time zone '{settings.TIME_ZONE}')::date)"
)
OWN = row_security.OWN_ROWS
UNANSWERED = (
    f"status in ({_list((Status.DRAFT, Status.SENT))})"
    " and num_nonnulls(seen_at, answered_at, answered_by_id, completed_at) = 0"
)

GUARD = f"""
create or replace function app.guard_referral() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  acting bigint := app.acting_organisation();
  may_change text[];
begin
  if new.status not in ({_list(HOLDS_A_LETTER)}) then
    new.letter := null;
  elsif old.letter is not null and new.letter is distinct from old.letter then
    raise insufficient_privilege using message = 'the letter of a referral does not change';
  end if;
  if acting = old.receiver_id then
    if not {_steps(RECEIVER_MOVES)} then
      raise insufficient_privilege using message = 'the receiver cannot take this step';
    end if;
    may_change := {_array(RECEIVER_MAY_CHANGE)};
  else
    if not {_steps(SENDER_MOVES)} then
      raise insufficient_privilege using message = 'the sender cannot take this step';
    end if;
    may_change := {_array(SENDER_MAY_CHANGE)};
    if old.status = '{Status.DRAFT}' then
      select array_agg(key) into may_change from jsonb_object_keys(to_jsonb(old)) as key
      where key <> all ({_array(("id", "organisation_id", "number", *ANSWER))});
    end if;
  end if;
  if to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise insufficient_privilege using message = 'this side cannot change that of a referral';
  end if;
  return new;
end $$;
"""  # noqa: S608  constants of the product alone

POLICIES = f"""
create or replace trigger guard_referral before update on {TABLE} for each row execute function app.guard_referral();
drop policy if exists own_rows on {TABLE};
drop policy if exists sender_reads on {TABLE};
drop policy if exists sender_adds on {TABLE};
drop policy if exists sender_changes on {TABLE};
drop policy if exists receiver_reads on {TABLE};
drop policy if exists receiver_answers on {TABLE};
create policy sender_reads on {TABLE} for select using ({OWN});
create policy sender_adds on {TABLE} for insert with check ({OWN} and {UNANSWERED});
create policy sender_changes on {TABLE} for update using ({OWN}) with check ({OWN});
create policy receiver_reads on {TABLE} for select using ({OPEN});
create policy receiver_answers on {TABLE} for update using ({OPEN}) with check ({OPEN});
revoke delete, truncate on {TABLE} from {row_security.RUNTIME_ROLE};
"""  # noqa: S608


def build(cursor):
    """Runs as the owner after every migration; running it twice changes nothing."""
    cursor.execute(GUARD + POLICIES)


row_security.special_policies[TABLE] = build
