"""The organisation's interpreters and cultural mediators, and whom each woman does not want to sit beside her."""
