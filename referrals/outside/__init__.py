"""A service outside the consortium: what she agreed to goes to it on paper, or by a link that opens once."""
