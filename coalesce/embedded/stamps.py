"""Remembers which preparations are done and for which code, so that a second start does not repeat them."""

import hashlib
import shutil
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOADING = "loading the demonstration"
PRODUCT = ("coalesce", "cases", "pillars", "referrals", "reporting")


def is_set(place, name, mark):
    stamp = place.servers / "stamps" / name
    return stamp.exists() and stamp.read_text() == mark


def put(place, name, mark):
    stamp = place.servers / "stamps" / name
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(mark)


def lift(place, name):
    (place.servers / "stamps" / name).unlink()


def forget(place):
    shutil.rmtree(place.servers / "stamps", ignore_errors=True)


@cache
def of_code():
    """A digest of everything that migrations can depend on."""
    return _digest(file for folder in PRODUCT for file in (ROOT / folder).rglob("*.py"))


def of_static_files():
    return _digest(file for file in (ROOT / "static").rglob("*") if file.is_file())


def _digest(files):
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for file in sorted(files):
        digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return digest.hexdigest()
