"""The example councils in a data folder of their own: loaded once, for all tests of a run that start from them."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from tests.environment import DATA

ROOT = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("REEVE_TEST_FOLDER") or DATA) / "examples"
"""Shared by the workers of a run."""
KEPT = ("files", "warehouse")
"""What lies beside the database in a data folder once files are loaded."""
_DJANGOS = {"django_migrations", "django_content_type", "auth_permission"}


def examples() -> Path:
    """The data folder; whoever asks first loads it, and the others wait."""
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with FOLDER.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (FOLDER / "loaded").exists():
            shutil.rmtree(FOLDER, ignore_errors=True)
            run = [sys.executable, "tests/load_examples.py"]
            subprocess.run(run, cwd=ROOT, env=of_its_own(FOLDER), check=True, capture_output=True)
            (FOLDER / "loaded").touch()
    return FOLDER


def of_its_own(folder: Path) -> dict[str, str]:
    """The environment of a process whose record lies in a folder."""
    given = {**os.environ, "REEVE_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    given.pop("DATABASE_URL", None)
    return given | {"DJANGO_SETTINGS_MODULE": "reeve.settings"}


@contextmanager
def brought_in(folder: Path) -> Iterator[None]:
    """A transaction in which the tests' own database, which is SQLite, holds the record of a folder besides."""
    for name in KEPT:
        shutil.copytree(folder / name, Path(settings.DATA) / name, dirs_exist_ok=True)
    with connection.cursor() as cursor:
        cursor.execute("ATTACH DATABASE %s AS examples", [str(folder / "reeve.sqlite3")])
    try:
        with transaction.atomic():
            _copy_tables()
            yield
            transaction.set_rollback(True)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DETACH DATABASE examples")


def _copy_tables() -> None:
    of = connection.introspection
    with connection.cursor() as cursor:
        for table in set(of.table_names(cursor)) - _DJANGOS:
            columns = ", ".join(f'"{column.name}"' for column in of.get_table_description(cursor, table))
            cursor.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM examples."{table}"')
