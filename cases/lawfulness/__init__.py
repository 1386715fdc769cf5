"""The ground in law on which an organisation works for each purpose, kept apart from what a woman agrees to."""
