"""Group sessions: one entry for all, and one attendance in the record of each woman who was expected."""
