"""The one error a person at the terminal is meant to read."""


class CannotStart(Exception):
    """One sentence: what is wrong and what to do about it."""
