"""A woman's key: her words are sealed under a key of hers, that under her organisation's, that under the installation's, which no database holds."""
