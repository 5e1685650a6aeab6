"""What all tests share: a database that threads and processes can use, and the worker's data folder."""

from pathlib import Path

import pytest

from tests.environment import DATA


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
