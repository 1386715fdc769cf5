"""The way that she has come: every rating of hers, drawn for each pillar and told in a table."""
