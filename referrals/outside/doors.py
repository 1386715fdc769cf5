"""The wall around links, and its one door: whoever holds an address sees the row of that address and no other.

She who opens a link belongs to no organisation. The digest of what she holds is set for the transaction; it lets her
read that row, of which she learns whose it is. What follows is done acting for that organisation.
"""

from django.db import connection, transaction
from django.utils import timezone

from coalesce.tenancy import row_security
from referrals.outside.models import OutsideLink

TABLE = OutsideLink._meta.db_table

POLICIES = f"""
drop policy if exists own_rows on {TABLE};
drop policy if exists by_its_address on {TABLE};
create policy own_rows on {TABLE} using ({row_security.OWN_ROWS}) with check ({row_security.OWN_ROWS});
create policy by_its_address on {TABLE} for select using (digest = (select current_setting('app.link', true)));
"""


def build(cursor):
    """Runs as the owner after every migration; running it twice changes nothing."""
    cursor.execute(POLICIES)


row_security.special_policies[TABLE] = build


@transaction.atomic
def whose(digest):
    """(organisation, referral) of the link with this digest that can be opened now; None for every other one."""
    hold(digest)
    found = OutsideLink.objects.behind_the_door().filter(
        digest=digest, ends_at__gt=timezone.now(), organisation__is_active=True
    )
    answer = found.values_list("organisation_id", "referral_id").first()
    hold("")
    return answer


def hold(digest):
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.link', %s, true)", [digest])
