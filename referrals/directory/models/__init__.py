"""Providers and what they offer, and what is missing."""

from referrals.directory.models.entry import ServiceEntry, ServiceProvider
from referrals.directory.models.gap import Gap

__all__ = ["Gap", "ServiceEntry", "ServiceProvider"]
