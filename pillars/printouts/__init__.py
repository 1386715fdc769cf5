"""Her case and her plan on paper: what stands on it is chosen first, and that it was printed is remembered."""
