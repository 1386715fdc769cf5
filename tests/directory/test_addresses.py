"""No address of a place where women live finds its way into the directory."""

import pytest

from referrals.directory import rules
from referrals.directory.addresses import looks_like_a_postcode, looks_like_an_address


@pytest.mark.parametrize(
    "text",
    [
        "12 Harbour Street, second bell",
        "The Old Mill, 4 North Quay",
        "Hafenstraße 12",
        "Hafenstr. 7b",
        "Via Giuseppe Garibaldi, 12",
        "viale Europa 3",
        "οδός Ερμού 15",
        "Brīvības iela 40",
        "Gedimino g. 5",
        "12 rue de la Paix",
        "Kirkstraat 9",
        "https://maps.app/x7Yz",
        "35.1856, 33.3823",
    ],
)
def test_an_address_is_seen(text):
    assert looks_like_an_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Limassol and the villages around",
        "Monday to Friday, 9 to 17",
        "Women from 18 to 65, via their lawyer",
        "Call +357 22 123456 day and night",
        "Via e-mail or telephone",
        "A referral of 2 pages and 1 photo",
        "Road to recovery, a group for women",
        "Groups of 8, 3 times a week",
    ],
)
def test_other_words_are_left_alone(text):
    assert not looks_like_an_address(text)


@pytest.mark.parametrize("text", ["LV-1010", "D02 X285", "PLZ 50667", "LT-01103"])
def test_a_postcode_is_seen(text):
    assert looks_like_a_postcode(text)


def test_a_postcode_gives_a_shelter_away_and_not_a_course():
    shelter, course = (
        {"service_type": kind, "region": "LV-1010"} for kind in ("ACCOMMODATION_SAFE", "LANGUAGE_COURSE")
    )

    assert "Where women live is never written here" in dict(rules.faults(shelter))["region"]
    assert not list(rules.faults(course))
