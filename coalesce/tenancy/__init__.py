"""Whose rows may this code see? The acting organisation, owned models, and PostgreSQL's own wall behind them."""

from coalesce.tenancy.context import Acting, NoOrganisation, acting, acting_for, closing
from coalesce.tenancy.models import OwnedForeignKey, OwnedManager, OwnedModel, OwnedQuerySet

__all__ = [
    "Acting",
    "NoOrganisation",
    "OwnedForeignKey",
    "OwnedManager",
    "OwnedModel",
    "OwnedQuerySet",
    "acting",
    "acting_for",
    "closing",
]
