"""Sealed bytes open as a whole, in their place, or not at all."""

import random

import pytest

from cases.documents import vault
from coalesce.encryption.cipher import CannotOpen, new_key

PLACE = b"1|woman|document|name"
CONTENT = random.Random(7).randbytes(vault.CHUNK * 4 + 1000)
HEAD, SEALED = 1 + vault.SALT, vault.CHUNK + vault.TAG


@pytest.fixture
def key():
    return new_key()


@pytest.fixture
def sealed(key):
    return b"".join(vault.seal(key, CONTENT, PLACE))


def refused(key, changed, place=PLACE):
    with pytest.raises(CannotOpen):
        vault.open_sealed(key, changed, place)
    return True


@pytest.mark.parametrize("length", [0, 1, vault.CHUNK - 1, vault.CHUNK, vault.CHUNK + 1, vault.CHUNK * 3])
def test_what_was_sealed_opens_again(key, length):
    sealed = b"".join(vault.seal(key, CONTENT[:length], PLACE))

    assert vault.open_sealed(key, sealed, PLACE) == CONTENT[:length]


def test_nothing_of_the_content_can_be_read(key):
    sealed = b"".join(vault.seal(key, b"Blessing" * 20_000, PLACE))

    assert b"Blessing" not in sealed


def test_a_flipped_bit_anywhere_is_refused(key, sealed):
    chance = random.Random(11)
    for number in range(150):
        chunk = number % 5
        start = 0 if number < 20 else HEAD + chunk * SEALED
        at = start + chance.randrange(HEAD if number < 20 else min(SEALED, len(sealed) - start))
        changed = bytearray(sealed)
        changed[at] ^= 1 << chance.randrange(8)
        assert refused(key, bytes(changed)), at


def test_a_file_that_was_cut_is_refused(key, sealed):
    edges = [HEAD + chunk * SEALED for chunk in range(5)]
    chance = random.Random(13)
    for length in {*edges, 0, 1, HEAD - 1, len(sealed) - 1, *(chance.randrange(len(sealed)) for _ in range(60))}:
        assert refused(key, sealed[:length]), length


def test_a_longer_file_is_refused(key, sealed):
    assert refused(key, sealed + b"\0")
    assert refused(key, sealed + sealed[HEAD : HEAD + SEALED])


def test_chunks_in_another_order_are_refused(key, sealed):
    chunks = [sealed[at : at + SEALED] for at in range(HEAD, len(sealed), SEALED)]
    chance, tried = random.Random(17), 0
    while tried < 50:
        order = chance.sample(range(5), 5)
        if order != sorted(order):
            tried += 1
            assert refused(key, sealed[:HEAD] + b"".join(chunks[number] for number in order)), order


def test_a_chunk_of_another_file_is_refused(key, sealed):
    other = b"".join(vault.seal(key, CONTENT, b"1|woman|another document|name"))
    for chunk in range(5):
        start = HEAD + chunk * SEALED
        assert refused(key, sealed[:start] + other[start : start + SEALED] + sealed[start + SEALED :])
        assert refused(key, other[:HEAD] + sealed[HEAD:])


def test_a_file_in_the_place_of_another_is_refused(key, sealed):
    for place in (b"1|woman|document|other", b"1|another woman|document|name", b"2|woman|document|name"):
        assert refused(key, sealed, place)


def test_the_key_of_another_woman_opens_nothing(sealed):
    for _ in range(20):
        assert refused(new_key(), sealed)
