"""Every way in which protection says no. Each message is a sentence for the person who asked."""


class DisclosureError(Exception):
    """What all of them have in common."""


class BadCatalogue(DisclosureError):
    """The dimensions, tables or earlier releases do not fit together."""


class BadRecord(DisclosureError):
    """A record does not fit the dimensions."""


class HistoryContradicted(DisclosureError):
    """The records no longer agree with a figure that was released before."""


class Refusal(DisclosureError):
    """The question cannot be answered without giving someone away; the sentence names a coarser one."""


class CertificateInvalid(DisclosureError):
    """The proof that came with a release does not prove it."""
