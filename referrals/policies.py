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
from referrals.sql import ACTING, array, between_two, listed, steps

TABLE = "referrals_referral"

QUESTION = ("question", "question_kept")
"""Of both sides: the database itself lets one be asked only once, and empties it when it is open no more."""

SENDER_MAY_CHANGE = ("status", "letter", "closed_at", "expires_on", "version", *QUESTION)
"""After sending. A draft is the sender's own to change, but for the receiver's answer."""

CLOCK = ("answer_by", "late_from")
ASKS = (Status.SENT, Status.NEEDS_INFO)
TELLS = (Status.NEEDS_INFO, Status.SENT)
"""Whose turn it is changes with these two steps only, and with the second one the letter grows."""

ANSWER = (
    "seen_at",
    "asked_at",
    "asked_by_id",
    "answered_at",
    "answered_by_id",
    "decline_reason",
    "first_appointment_on",
    "started_on",
    "completed_at",
    "ended_on",
    "outcome",
    "comment",
)

RECEIVER_MAY_CHANGE = ("status", "letter", "version", *ANSWER, *QUESTION)
"""The letter is here only because the database itself empties it when the receiver declines."""

OPEN = (
    f"receiver_id = {ACTING} and status in ({listed(OPEN_TO_RECEIVER)})"
    f" and (expires_on is null or expires_on >= (now() at time zone '{settings.TIME_ZONE}')::date)"
)
BORN = (
    f"status in ({listed((Status.DRAFT, Status.SENT))}) and num_nonnulls(seen_at, asked_at, asked_by_id, answered_at,"
    " answered_by_id, first_appointment_on, started_on, completed_at, ended_on, comment) = 0"
)

GUARD = f"""
create or replace function app.guard_referral() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  acting bigint := app.acting_organisation();
  asks boolean := (old.status, new.status) = ({listed(ASKS)});
  tells boolean := (old.status, new.status) = ({listed(TELLS)});
  may_change text[];
begin
  if new.status not in ({listed(HOLDS_A_LETTER)}) then
    new.letter := null;
  elsif old.letter is not null and new.letter is distinct from old.letter and not tells then
    raise insufficient_privilege using message = 'the letter of a referral does not change';
  end if;
  if new.status <> '{Status.NEEDS_INFO}' then
    new.question := null;
    new.question_kept := null;
  elsif not asks and (new.question, new.question_kept) is distinct from (old.question, old.question_kept) then
    raise insufficient_privilege using message = 'the question about a referral does not change';
  end if;
  if acting = old.receiver_id then
    if not {steps(RECEIVER_MOVES)} then
      raise insufficient_privilege using message = 'the receiver cannot take this step';
    end if;
    may_change := {array(RECEIVER_MAY_CHANGE)};
    if asks then
      may_change := may_change || {array(CLOCK)};
    end if;
  else
    if not {steps(SENDER_MOVES)} then
      raise insufficient_privilege using message = 'the sender cannot take this step';
    end if;
    may_change := {array(SENDER_MAY_CHANGE)};
    if tells then
      may_change := may_change || {array((*CLOCK, "letter_number", "letter_at"))};
    end if;
    if old.status = '{Status.DRAFT}' then
      select array_agg(key) into may_change from jsonb_object_keys(to_jsonb(old)) as key
      where key <> all ({array(("id", "organisation_id", "number", *ANSWER))});
    end if;
  end if;
  if to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise insufficient_privilege using message = 'this side cannot change that of a referral';
  end if;
  return new;
end $$;
"""  # noqa: S608  constants of the product alone

POLICIES = between_two(TABLE, guard="guard_referral", born=BORN, open_to_receiver=OPEN)


def build(cursor):
    """Runs as the owner after every migration; running it twice changes nothing."""
    cursor.execute(GUARD + POLICIES)


row_security.special_policies[TABLE] = build
