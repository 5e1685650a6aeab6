"""Give every process of the tests a data folder of its own, before Django reads its settings (loaded by -p)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# Not in conftest.py: pytest-django reads the settings before any conftest.py is loaded, and a worker inherits
# the environment of the process that started it. Whatever REEVE_DATA named before is never touched.
# REEVE_TEST_FOLDER is that of tools/run_tests.py, which removes what a worker that was ended leaves behind.
DATA = Path(tempfile.mkdtemp(prefix="reeve-test-", dir=os.environ.get("REEVE_TEST_FOLDER")))
os.environ["REEVE_DATA"] = str(DATA)
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

# Playwright runs a loop in the thread of the test; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Two cores are shared with other tests: how long one example took says nothing.
hypothesis.register_profile("reeve", deadline=None, print_blob=True)
hypothesis.load_profile("reeve")


TOGETHER = ("tests/browser/", "tests/council/")
"""Tests that share what takes long to make: one Chromium and its served record, one load of the example councils."""


class _SomeTogether(LoadScopeScheduling):
    """Hand out tests one by one, but those of a name in `TOGETHER` as one piece."""

    def _split_scope(self, nodeid: str) -> str:
        return next((piece for piece in TOGETHER if nodeid.startswith(piece)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Schedule by folder: marks (`--dist loadgroup`) are silently lost under pytest 9.2 (pytest-xdist issue 1386)."""
    return _SomeTogether(config, log)
