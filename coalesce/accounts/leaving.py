"""What somebody must hand over before she leaves: apps above add what they know of."""

checks = []
"""Functions that take the person and return a sentence about what is still hers, or None.

They are called while her organisation acts.
"""


ways = []
"""Functions that take the person and who acts, and return (address, words) of where it is handed over, or None."""


def still_hers(person):
    if person.organisation_id is None:
        return []
    return [sentence for check in checks if (sentence := check(person))]


def way_out(person, by):
    return next((way for find in ways if (way := find(person, by))), None)
