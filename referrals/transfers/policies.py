"""The wall around a transfer in PostgreSQL: what each of its two organisations may see and change."""

from django.conf import settings

from coalesce.tenancy import row_security
from referrals.sql import ACTING, array, between_two, listed, steps
from referrals.transfers.models.status import (
    HOLDS_A_LETTER,
    OPEN_TO_RECEIVER,
    RECEIVER_MOVES,
    SENDER_MOVES,
    Status,
)

TABLE = "transfers_transfer"
UNSENT = (Status.DRAFT, Status.TO_APPROVE)

SENDER_MAY_CHANGE = ("status", "letter", "closed_at", "expires_on", "version")
"""After sending. Before, everything is the sender's own to change, but for the receiver's answer."""

ANSWER = ("answered_at", "answered_by_id", "decline_reason")
RECEIVER_MAY_CHANGE = ("status", "letter", "version", *ANSWER)
"""The letter is here only because the database itself empties it with the answer."""

OPEN = (
    f"receiver_id = {ACTING} and status in ({listed(OPEN_TO_RECEIVER)})"
    f" and (status = '{Status.ACCEPTED}' or expires_on is null"
    f" or expires_on >= (now() at time zone '{settings.TIME_ZONE}')::date)"
)
BORN = f"status = '{Status.DRAFT}' and num_nonnulls(sent_at, approved_by_id, answered_at, answered_by_id) = 0"

GUARD = f"""
create or replace function app.guard_transfer() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  acting bigint := app.acting_organisation();
  may_change text[];
begin
  if new.status not in ({listed(HOLDS_A_LETTER)}) then
    new.letter := null;
  elsif old.letter is not null and new.letter is distinct from old.letter then
    raise insufficient_privilege using message = 'the letter of a transfer does not change';
  end if;
  if acting = old.receiver_id then
    if not {steps(RECEIVER_MOVES)} then
      raise insufficient_privilege using message = 'the receiver cannot take this step';
    end if;
    may_change := {array(RECEIVER_MAY_CHANGE)};
  else
    if not {steps(SENDER_MOVES)} then
      raise insufficient_privilege using message = 'the sender cannot take this step';
    end if;
    may_change := {array(SENDER_MAY_CHANGE)};
    if old.status in ({listed(UNSENT)}) then
      select array_agg(key) into may_change from jsonb_object_keys(to_jsonb(old)) as key
      where key <> all ({array(("id", "organisation_id", "number", "receiver_id", "is_cross_border", *ANSWER))});
    end if;
  end if;
  if to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise insufficient_privilege using message = 'this side cannot change that of a transfer';
  end if;
  return new;
end $$;
"""  # noqa: S608  constants of the product alone

POLICIES = between_two(TABLE, guard="guard_transfer", born=BORN, open_to_receiver=OPEN)


def build(cursor):
    """Runs as the owner after every migration; running it twice changes nothing."""
    cursor.execute(GUARD + POLICIES)


row_security.special_policies[TABLE] = build
