"""What somebody must hand over before she leaves: apps above add what they know of."""

checks = []
"""Functions that take the person and return a sentence about what is still hers, or None.

They are called while her organisation acts.
"""


def still_hers(person):
    if person.organisation_id is None:
        return []
    return [sentence for check in checks if (sentence := check(person))]
