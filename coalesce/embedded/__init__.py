"""PostgreSQL and Valkey from wheels, and the small supervisor behind bin/run; nothing in the product imports this."""
