"""Pages: one list, one page for each side of a transfer, and what each side does there."""
