"""A woman's key: her words are sealed under a key of hers, that one under her organisation's, that one under the
installation's, which no database holds."""
