"""The product's settings on the servers of this run; each worker of pytest-xdist has a database of its own."""

import os

from tests import servers

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
RUN = os.environ.setdefault("COALESCE_TEST_RUN", f"run-{os.getpid()}")
PLACE = servers.place_of(RUN)
TEST_DATABASE, TEST_BROKER = f"test_{WORKER}", f"valkey-{WORKER}"

os.environ.update(servers.environment(PLACE, TEST_DATABASE, TEST_BROKER))
servers.ensure_keys()

from coalesce.settings import *  # noqa: E402, F403 - the environment above must be there first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Every language can be chosen in tests, so that choosing one is tested before its catalogue is complete.
LANGUAGES = list(NAMES_OF_LANGUAGES.items())  # noqa: F405
