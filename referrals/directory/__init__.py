"""Who offers what where: the services that partners know, kept by whoever entered them, and what is missing."""
