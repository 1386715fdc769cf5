"""A woman who came to Hope, and what she agreed to."""

import pytest

from cases import actions
from cases.models import Consent
from coalesce.audit.models import AuditEntry


@pytest.fixture
def case(ada, acts):
    """Blessing's case, just registered by Ada."""
    with acts(ada):
        return actions.register_woman(identity={"first_name": "Blessing", "family_name": "Okafor"}, by=ada)


@pytest.fixture
def enquiry(ada, acts):
    """Somebody called and asked for a bed tonight."""
    with acts(ada):
        return actions.open_enquiry(need="A bed tonight", by=ada)


@pytest.fixture
def agree(case, ada, acts):
    """`agree()`: Blessing agrees to be supported and to a record about her; or to the purposes that are named."""

    def decide(*purposes, **told):
        with acts(ada):
            for purpose in purposes or (Consent.Purpose.SERVICE, Consent.Purpose.RECORD_KEEPING):
                actions.give_consent(case=case, purpose=purpose, by=ada, **told)

    return decide


@pytest.fixture
def agreed(case, agree):
    """Blessing agreed to be supported and to a record about her. Answers with her case."""
    agree()
    return case


@pytest.fixture
def events(acts):
    """`events(ada)` is what the audit of her organisation holds, oldest first."""

    def read(person):
        with acts(person):
            return list(AuditEntry.objects.order_by("sequence").values_list("event", flat=True))

    return read
