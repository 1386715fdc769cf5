"""What happened, to whose record, by whose hand: a chain that only grows, and that nobody can rewrite unseen."""
