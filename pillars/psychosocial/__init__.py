"""The psychosocial pillar: safety, health, trust, and the people around her."""
