"""What happened, to whose record, by whose hand: an append-only chain that the product can add to and nobody can rewrite unseen."""
