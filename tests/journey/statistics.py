"""What the coordinator releases, and takes away as files."""

import io
import re
import zipfile
from pathlib import Path

from coalesce.demonstration.women import ORIGINS

NAMES = {name for origin in ORIGINS for name in " ".join(origin[4:]).split()} | {"Imani", "Wanjiku"}
CODE = re.compile(r"\b[A-Z]{2}-[0-9A-Z]{5}(-\d+)?\b")


def release(coordinator):
    coordinator.look("32-statistics")
    coordinator.page.get_by_role("button", name="Release figures up to").click()
    for kind in ("table", "img"):
        coordinator.page.get_by_role(kind, name="Women by country and pillar").wait_for()
    coordinator.look("33-release")


def download(coordinator, extension):
    with coordinator.page.expect_download() as started:
        coordinator.follow(extension)
    return Path(started.value.path()).read_bytes()


def inside(workbook):
    """Every word of a workbook, of its hidden parts too."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        return "\n".join(parts.read(part).decode("utf-8", "replace") for part in parts.namelist())


def telling(text):
    """Names of women and codes of cases in a text."""
    return [name for name in NAMES if re.search(rf"\b{name}\b", text)] + [
        found.group() for found in CODE.finditer(text)
    ]
