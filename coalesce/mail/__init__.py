"""Mail to staff: how it leaves, what is checked before, and where the demonstration keeps it."""
