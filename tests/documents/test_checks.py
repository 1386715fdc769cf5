"""What is taken, and what is not."""

import io

import pytest
from PIL import Image

from cases.documents import checks
from cases.documents.refusals import NotTaken
from tests.documents import files

HOSTILE = list(files.hostile())
HARMLESS = list(files.harmless())


@pytest.mark.parametrize(
    ("name", "content", "attack"), [each[1:] for each in HOSTILE], ids=[each[0] for each in HOSTILE]
)
def test_what_could_do_harm_is_not_taken(name, content, attack):
    with pytest.raises(NotTaken) as refused:
        checks.passed(name, content)

    assert refused.value.attack == attack
    assert str(refused.value.sentence).endswith(".")


@pytest.mark.parametrize(("name", "content"), [each[1:] for each in HARMLESS], ids=[each[0] for each in HARMLESS])
def test_what_is_harmless_is_taken_as_it_is(name, content):
    passed = checks.passed(name, content)

    assert passed.content == content
    assert passed.extension == name.rpartition(".")[2].lower()


def test_a_photo_loses_where_it_was_taken_and_keeps_which_way_is_up():
    passed = checks.passed("IMG_0042.JPEG", files.photo())

    image = Image.open(io.BytesIO(passed.content))
    assert (passed.extension, image.size) == ("jpg", (40, 60))
    assert not image.getexif() and not image.info.get("comment")
    assert b"shelter" not in passed.content and b"Blessing" not in passed.content


def test_words_and_archives_behind_a_picture_are_not_kept():
    for name, kind in (("a.png", "PNG"), ("a.jpg", "JPEG")):
        passed = checks.passed(name, files.picture(kind) + files.plain_zip("hidden.txt"))

        assert b"hidden" not in passed.content
        assert Image.open(io.BytesIO(passed.content)).size == (60, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_picture_of_any_colours_can_still_be_seen(mode):
    passed = checks.passed("scan.png", files.picture("PNG", mode=mode))

    assert Image.open(io.BytesIO(passed.content)).size == (60, 40)


def test_a_photo_for_printing_is_turned_into_colours_for_a_screen():
    passed = checks.passed("scan.jpg", files.picture("JPEG", mode="CMYK"))

    assert Image.open(io.BytesIO(passed.content)).mode == "RGB"
