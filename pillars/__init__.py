"""What the three pillars of GeSIM share: needs and ratings, goals in her words, and services delivered."""
