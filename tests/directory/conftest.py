"""Services that Hope keeps, and a second person who keeps Harbour's."""

import pytest

from referrals.directory import actions

COUNSELLING = {
    "provider": "House of the Olive",
    "service_type": "PSYCHOSOCIAL_COUNSELLING",
    "country": "CY",
    "region": "Limassol",
    "languages": ["eng", "fra"],
    "free": True,
    "women_only": True,
    "focal_point": "Nicoletta",
    "phone": "+357 22 000000",
    "email": "ask@olive.example",
}


@pytest.fixture
def add(acts):
    """`add(ada, country="IE")` is a service that her organisation keeps."""

    def enter(by, **changes):
        with acts(by):
            return actions.add_entry(by=by, **COUNSELLING | changes)

    return enter
