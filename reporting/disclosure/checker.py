"""Verifies the proof of a release by arithmetic alone: no solver, no search, no trust in either."""

from reporting.disclosure.errors import CertificateInvalid
from reporting.disclosure.published import read


def check(published):
    """None when the certificate proves the release; raises CertificateInvalid with the first gap otherwise."""
    certificate = published.get("certificate")
    if not certificate:
        raise CertificateInvalid("The release has no certificate.")
    reading = read(published)
    for witness in certificate["witnesses"]:
        _demand_possible(reading, witness, reading.told)
    for witness in certificate["unlabelled_witnesses"]:
        _demand_possible(reading, witness, reading.told_unlabelled)
    for promise in reading.promises.values():
        _demand_kept(promise, certificate)


def _demand_possible(reading, witness, told):
    """A witness is a table that a reader cannot rule out."""
    if len(witness) != len(reading.system) or any(type(count) is not int or count < 0 for count in witness):
        raise CertificateInvalid("A witness is not a table of whole counts over the cells of the release.")
    for parent, children in reading.system.relations:
        if witness[parent] != sum(witness[child] for child in children):
            raise CertificateInvalid("A witness does not add up.")
    for number, (low, high) in told.items():
        if witness[number] < low or (high is not None and witness[number] > high):
            raise CertificateInvalid("A witness contradicts what is printed.")


def _demand_kept(promise, certificate):
    values = {witness[promise.number] for witness in certificate["witnesses"]}
    for end in (promise.low, promise.high):
        if end is not None and end not in values:
            raise CertificateInvalid(f"No witness shows that cell {promise.number} can hold {end}.")
    if promise.never_exact and len(values) < 2:
        raise CertificateInvalid(f"The witnesses do not show that cell {promise.number} stays open.")
    if promise.group is None:
        return
    unlabelled = (witness[promise.number] for witness in certificate["unlabelled_witnesses"])
    if max([*values, *unlabelled], default=0) < promise.group:
        raise CertificateInvalid(f"No witness shows that cell {promise.number} is in no small derivable group.")
