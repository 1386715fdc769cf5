"""Does the chain still hold? Recomputed by the database from what it stores."""

from django.db import connection

BROKEN = """
with chained as (
  select entry.sequence, entry.digest, entry.previous, app.entry_digest(entry) as recomputed,
    lag(entry.digest, 1, '') over (order by entry.sequence) as digest_before,
    row_number() over (order by entry.sequence) as place
  from audit_auditentry entry
  where entry.organisation_id is not distinct from %s
)
select sequence from chained
where digest <> recomputed or previous <> digest_before or sequence <> place
order by sequence limit 1
"""


def first_broken_link(organisation_id):
    """The number of the chain's first entry that was changed, moved or removed; None if it holds.

    organisation_id: int, the acting one; or None for the installation's own chain. What was cut off the end shows
    only against an anchor kept elsewhere: compare `head`.
    """
    with connection.cursor() as cursor:
        cursor.execute(BROKEN, [organisation_id])
        row = cursor.fetchone()
    return row[0] if row else None


def head(organisation_id):
    """(sequence, digest) of the newest entry: what an anchor outside the database keeps."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select sequence, digest from audit_auditentry where organisation_id is not distinct from %s"
            " order by sequence desc limit 1",
            [organisation_id],
        )
        return cursor.fetchone() or (0, "")
