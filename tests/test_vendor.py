"""What the browser gets from others is exactly what was copied, and nothing points outside."""

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = json.loads((ROOT / "static/vendor/VENDOR.json").read_text())["packages"]
FILES = [file for package in PACKAGES for file in package["files"]]
OURS = {"favicon.svg", "mark.svg", "scales.svg", "ICONS.txt", "VENDOR.json"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"])
def test_a_vendored_file_is_the_one_that_was_copied(file):
    assert hashlib.sha256((ROOT / file["file"]).read_bytes()).hexdigest() == file["sha256"]


def test_every_file_from_others_is_listed():
    folders = ["static/vendor", "static/fonts", "static/icons", "tests/vendor", "templates/print/fonts"]
    present = {str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).iterdir()}

    assert {path for path in present if Path(path).name not in OURS} == {file["file"] for file in FILES}


def test_the_listed_versions_are_the_pinned_ones():
    pinned = json.loads((ROOT / "package.json").read_text())["devDependencies"]

    assert {package["name"]: package["version"] for package in PACKAGES} == pinned


def test_every_package_has_a_licence_and_its_text():
    for package in PACKAGES:
        assert package["licence"]
        assert any("LICENSE" in file["file"] for file in package["files"]), package["name"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"])
def test_no_vendored_file_asks_for_a_source_map(file):
    if file["file"].endswith((".js", ".css")) and file["file"].startswith("static/"):
        assert b"sourceMappingURL" not in (ROOT / file["file"]).read_bytes()


def test_the_font_is_shipped_unmodified_as_its_licence_asks():
    font = next(file for file in FILES if file["file"].endswith(".woff2"))

    assert "changed" not in font
