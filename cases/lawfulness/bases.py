"""Which ground an organisation works on, asked in one place."""

from cases.lawfulness.models import LegalBasis
from cases.models import Consent


def of_the_organisation():
    """{purpose: LegalBasis} of those that have one."""
    return {basis.purpose: basis for basis in LegalBasis.objects.current()}


def overview():
    """[(purpose, its ground or None)], in the order in which a woman is asked."""
    known = of_the_organisation()
    return [(purpose, known.get(purpose)) for purpose in Consent.Purpose]
