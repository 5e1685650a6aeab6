"""A loading process that is killed at any moment: the record is as before or wholly loaded, and the next try works."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from reeve.catalogue.registers import Contracts
from reeve.register.models import Act, Record
from reeve.source.models import ImportRow, ImportRun
from reeve.warehouse.models import EventPart
from tests.cast import a_contract, a_tracker

SQLITE = "sqlite" in settings.DATABASES["default"]["ENGINE"]
KILLS = int(os.environ.get("KILLS", "10" if SQLITE else "6"))
ROWS = 400
TABLES = [
    model._meta.db_table
    for model in (Act, Record, ImportRun, ImportRow, EventPart, Contracts.model, Contracts.model.revisions_model)
]
_SET_UP = """
import django; django.setup()
from django.core.management import call_command; call_command("migrate", verbosity=0)
from reeve.access.models import Organisation; Organisation.objects.create(reference="ashmere", name="Ashmere")
"""
_CHAIN = """
import django; django.setup()
from reeve.register.acts import first_broken_link; assert first_broken_link() is None
"""


@dataclass(frozen=True)
class Installation:
    """A record of its own, apart from the tests' database: processes that die must not take the others with them."""

    folder: Path
    environment: dict[str, str]
    query: Callable[[str], list[tuple[Any, ...]]]

    def python(self, *arguments: str) -> subprocess.Popen[str]:
        """A process in this installation."""
        command = [sys.executable, *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.environment, stdout=pipe, stderr=pipe, text=True)

    def load(self, path: Path) -> subprocess.Popen[str]:
        """`reeve import`, under way."""
        return self.python("-m", "reeve.cli", "import", str(path), "--organisation", "ashmere", "--as-of", "2024-03-01")

    def counts(self) -> tuple[int, ...]:
        """How many rows each table holds."""
        counted = " UNION ALL ".join(f"SELECT {n}, count(*) FROM {name}" for n, name in enumerate(TABLES))
        return tuple(count for _, count in sorted(self.query(counted)))

    def whole(self) -> bool:
        """Whether each part that the record names lies in the warehouse as it was written."""
        parts = self.query(f"SELECT path, digest FROM {EventPart._meta.db_table}")
        lie = ((self.folder / "warehouse" / path, digest) for path, digest in parts)
        return all(hashlib.sha256(path.read_bytes()).hexdigest() == digest for path, digest in lie)


@pytest.fixture
def installation(tmp_path: Path, django_db_blocker: Any) -> Iterator[Installation]:
    """A database of the kind that the tests run on, with one council."""
    folder = tmp_path / "data"
    given = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REEVE_DATA")}
    given |= {"REEVE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "reeve.settings"}
    if SQLITE:
        query = _asking_sqlite(folder)
        made = Installation(folder, given, query)
        _ended(made.python("-c", _SET_UP))
        yield made
        return
    name = f"killed_{os.getpid()}"
    url = os.environ["DATABASE_URL"].rpartition("/")[0]
    given["DATABASE_URL"] = f"{url}/{name}"
    with closing(psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)) as server:
        server.execute(f"CREATE DATABASE {name}")
        made = Installation(folder, given, _asking_postgres(given["DATABASE_URL"]))
        _ended(made.python("-c", _SET_UP))
        yield made
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _asking_sqlite(folder: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    import sqlite3

    def query(sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(next(folder.glob("*.sqlite3")), timeout=10)) as there:
            return there.execute(sql).fetchall()

    return query


def _asking_postgres(url: str) -> Callable[[str], list[tuple[Any, ...]]]:
    def query(sql: str) -> list[tuple[Any, ...]]:
        with closing(psycopg.connect(url)) as there:
            # What a killed client had begun is rolled back a moment later, once the server sees that it is gone.
            there.execute("SELECT pg_advisory_xact_lock(%s)", [0x52656576])
            return there.execute(sql).fetchall()  # type: ignore[arg-type]

    return query


def _ended(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


def a_register_file(folder: Path, number: int) -> Path:
    """New contracts, as a workbook."""
    return a_tracker(folder, [a_contract(f"C-{number}-{row}") for row in range(ROWS)], f"tracker-{number}.xlsx")


def an_event_file(folder: Path, number: int) -> Path:
    """New calls, of three months."""
    lines = ["Call ID,Queue,Offered at,Wait (s),Outcome,Agent,Resolved at first line"]
    lines += [
        f"C{number}-{row},General,2024-0{1 + row % 3}-01 09:00:00,{row % 60},Answered,A1,Yes"
        for row in range(20 * ROWS)
    ]
    path = folder / f"calls-{number}.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def _kept(installation: Installation, path: Path) -> bool:
    """Whether the process has come as far as keeping the file: it then begins to write."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return any((installation.folder / "files").rglob(f"{digest}*"))


@pytest.mark.db
@pytest.mark.parametrize("make", [a_register_file, an_event_file])
def test_a_killed_import_leaves_the_record_as_it_was_or_wholly_loaded(
    installation: Installation, tmp_path: Path, make: Callable[[Path, int], Path]
):
    connection.close()
    seed = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1 << 32)
    dice = random.Random(seed)
    empty = installation.counts()
    path = make(tmp_path, 0)
    process = installation.load(path)
    while not _kept(installation, path):
        assert process.poll() is None, process.communicate()
        time.sleep(0.005)
    began = time.monotonic()
    _ended(process)
    writing = time.monotonic() - began
    before = installation.counts()
    loaded = tuple(after - earlier for after, earlier in zip(before, empty, strict=True))
    left, survived = 0, 0
    for number in range(1, KILLS // 2 + 1):
        path = make(tmp_path, number)
        process = installation.load(path)
        while not _kept(installation, path) and process.poll() is None:
            time.sleep(0.002)
        time.sleep(dice.uniform(0, 1.1 * writing))
        process.kill()
        process.communicate()
        now = installation.counts()
        difference = tuple(after - earlier for after, earlier in zip(now, before, strict=True))
        where = json.dumps({"seed": seed, "kill": number, "difference": difference})
        assert difference in (tuple(0 for _ in loaded), loaded), where
        assert installation.whole(), where
        left, survived, before = left + (not any(difference)), survived + any(difference), now
    if not any(difference):  # the last one was lost: the same file again goes in whole
        assert "new" in _ended(installation.load(path))
        assert installation.counts() == tuple(a + b for a, b in zip(before, loaded, strict=True)), f"seed {seed}"
    else:
        again = installation.load(path)
        assert "already loaded" in again.communicate(timeout=60)[1]
    assert installation.whole()
    _ended(installation.python("-c", _CHAIN))
    assert left + survived == KILLS // 2
