"""Sharing without her consent, for vital interests or a legal duty: one partner, once, by two people."""
