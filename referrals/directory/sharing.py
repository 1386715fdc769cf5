"""Rows that one organisation keeps and the whole consortium reads.

They are owned rows with policies of their own. A plain shared table would leave it to Python alone that nobody writes
over a partner's entry; here PostgreSQL refuses it. None of them is about a woman, so nothing is sealed.
"""

from coalesce.tenancy import OwnedManager, OwnedQuerySet, acting, row_security
from coalesce.tenancy.models import ActingOrganisation


class SharedQuerySet(OwnedQuerySet):
    def mine(self):
        """What the acting organisation keeps itself."""
        return self.filter(organisation_id=ActingOrganisation())


class SharedManager(OwnedManager.from_queryset(SharedQuerySet)):
    """Reads everybody's rows, also for somebody who acts for no organisation."""

    def get_queryset(self):
        return super(OwnedManager, self).get_queryset()


def is_mine(row):
    """Whether the acting organisation keeps it."""
    current = acting()
    return current is not None and current.organisation_id == row.organisation_id


def share(table):
    """Let everybody read the rows of an owned table, and their own organisation alone write them."""
    own = row_security.OWN_ROWS
    statements = f"""
drop policy if exists own_rows on {table};
drop policy if exists everybody_reads on {table};
drop policy if exists keeper_adds on {table};
drop policy if exists keeper_changes on {table};
create policy everybody_reads on {table} for select using (true);
create policy keeper_adds on {table} for insert with check ({own});
create policy keeper_changes on {table} for update using ({own}) with check ({own});
revoke delete, truncate on {table} from {row_security.RUNTIME_ROLE};
"""  # noqa: S608  constants of the product alone
    row_security.special_policies[table] = lambda cursor: cursor.execute(statements)
