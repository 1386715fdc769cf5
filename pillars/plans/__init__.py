"""Her one plan over the three pillars: versions that she agreed to and a supervisor approved, steps, and reviews."""
