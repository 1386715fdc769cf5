"""The worker's pages, and the one page of a reader outside."""
