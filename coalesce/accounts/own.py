"""What else a person may set for herself: apps above add a card to the page of her settings."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from coalesce.permissions import Permission


@dataclass(frozen=True)
class Card:
    """heading: what it is about. sentence(user): how it is set now. url_name, words: the link to where it is set."""

    heading: str | Promise
    icon: str
    url_name: str
    sentence: Callable
    words: str | Promise
    permission: Permission | None = None


_cards = []


def add(card):
    _cards.append(card)


def cards_of(user):
    """Each card that is hers, with its sentence."""
    return [(card, card.sentence(user)) for card in _cards if card.permission is None or user.may(card.permission)]
