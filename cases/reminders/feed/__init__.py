"""A worker's dates in her own calendar: a secret address that can be revoked, and entries that say nothing."""
