"""The legal pillar: her stay, her rights, and the proceedings she chose."""
