"""What every template keeps: nothing inline, a comment that says what a component takes, a state in the gallery."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = sorted((ROOT / "templates/components").glob("*.html"))
# A block of JSON is data: the browser runs nothing of it.
INLINE = re.compile(
    r"\sstyle=|<style|\son\w+=|javascript:|<script(?![^>]*(\bsrc=|type=\"application/json\"))", re.IGNORECASE
)
ICON = re.compile(r'{% icon "([^"]+)"|icon="([\w-]+)"')
# Every page shows these; they need no place in the gallery.
FRAME = {"head", "blank", "demonstration", "footer", "language_form", "language_menu", "languages", "lock_button"}
FRAME |= {"topbar", "user_menu", "buttons", "errors", "definitions", "steps"}


def named(path):
    return str(path.relative_to(ROOT / "templates"))


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_holds_no_inline_style_and_no_inline_script(path):
    assert not INLINE.search(path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_asks_nothing_of_another_host(path):
    assert not re.search(r'(src|href|action)="(https?:)?//', path.read_text())


@pytest.mark.parametrize("path", COMPONENTS, ids=named)
def test_a_component_opens_with_what_it_takes(path):
    assert re.match(rf"({{# {path.stem}:|{{% comment %}}\n{path.stem}:)", path.read_text())


@pytest.mark.parametrize("path", [path for path in COMPONENTS if path.stem not in FRAME], ids=named)
def test_a_component_is_shown_in_the_gallery(path):
    assert f"components/{path.name}" in (ROOT / "templates/gallery.html").read_text()


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_every_icon_a_template_names_is_there(path):
    names = {first or second for first, second in ICON.findall(path.read_text())}

    assert not {name for name in names if not (ROOT / f"static/icons/{name}.svg").is_file()}
