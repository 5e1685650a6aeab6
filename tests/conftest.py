"""Set-up of all tests: a data folder of their own, and a database that threads and processes can share."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis

# One folder per worker, set before Django reads its settings; whatever REEVE_DATA named before is never touched.
DATA = Path(tempfile.mkdtemp(prefix="reeve-test-"))
os.environ["REEVE_DATA"] = str(DATA)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reeve.settings")
# Playwright runs a loop in the thread of the test; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# Two cores are shared with other tests: how long an example took says nothing.
hypothesis.register_profile("reeve", deadline=None, print_blob=True)
hypothesis.load_profile("reeve")
atexit.register(shutil.rmtree, DATA, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Keep the SQLite test database in a file: in memory, threads lock each other out by whole tables."""
    from django.conf import settings

    default = settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        default.setdefault("TEST", {})["NAME"] = str(DATA / "test.sqlite3")


@pytest.fixture
def data_folder() -> Path:
    """The REEVE_DATA of this worker: database, Parquet and files of all its tests."""
    return DATA
