"""The organisations of the consortium, the people who work in them, and how they prove who they are."""
