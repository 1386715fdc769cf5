"""The colours can be read, by day and by night."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "static/css/tokens.css").read_text()
PLAIN = dict(re.findall(r"^  --([\w-]+): (#\w{6});$", TOKENS, re.MULTILINE))
PAIRS = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", TOKENS)
THEMES = {
    "light": {name: light for name, light, _dark in PAIRS},
    "dark": {name: dark for name, _light, dark in PAIRS},
}
TEXT = [
    *((ink, ground) for ink in ("ink", "quiet", "strong") for ground in ("ground", "surface", "sunken")),
    *((tone, f"{tone}-soft") for tone in ("ok", "warn", "stop", "info", "psychosocial", "legal", "economic")),
    *((tone, "surface") for tone in ("stop", "psychosocial", "legal", "economic")),
    ("ink", "soft"),
    ("strong", "soft"),
    ("stronger", "soft"),
    ("on-strong", "strong"),
    ("on-strong", "stronger"),
    ("surface", "stop"),
    *(("ink", f"{tone}-soft") for tone in ("ok", "warn", "stop", "info")),
]
EDGES = [("edge", "surface"), ("edge", "ground"), ("focus", "ground"), ("focus", "surface")]


def brightness(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_stand_out_from_their_ground(theme, ink, ground):
    assert contrast(THEMES[theme][ink], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_fields_and_the_focus_ring_can_be_seen(theme, edge, ground):
    assert contrast(THEMES[theme][edge], THEMES[theme][ground]) >= 3


def test_an_older_browser_gets_the_same_light_colours():
    assert THEMES["light"] == PLAIN
