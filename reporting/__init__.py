"""What the work adds up to: tables that a funder trusts, and exports that give no woman away."""
