"""The pages of her plan."""
