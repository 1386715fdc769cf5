"""Codes that stand for a woman on every page: random, never in sequence, and hard to mishear or misread."""

import secrets

ALPHABET = "23456789CDFGHJKMNPQRTVWXY"
"""No vowels, so that no word appears; none of O and 0, I, L and 1, B, S, Z, U, which look or sound like another."""

LENGTH = 5


def new_code(country):
    """A woman's code, such as CY-7F3K9. country: two letters."""
    return f"{country.upper()}-{''.join(secrets.choice(ALPHABET) for _place in range(LENGTH))}"


def case_code(woman_code, number):
    """A case's code, such as CY-7F3K9-1."""
    return f"{woman_code}-{number}"
