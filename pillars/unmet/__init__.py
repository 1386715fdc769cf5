"""Services that she needed and did not get, with the reason: what the gap analysis counts."""
