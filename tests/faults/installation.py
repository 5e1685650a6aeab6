"""A record of its own for processes that die, and a process that forks them: each write runs in a child."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings

from reeve.catalogue.registers import Contracts
from reeve.register.models import Act, BulkEdit, Evidence, Record
from reeve.source.models import ImportRow, ImportRun
from reeve.warehouse.models import EventPart

SQLITE = "sqlite" in settings.DATABASES["default"]["ENGINE"]
TABLES = [
    model._meta.db_table
    for model in (
        Act,
        Record,
        ImportRun,
        ImportRow,
        EventPart,
        BulkEdit,
        Evidence,
        Contracts.model,
        Contracts.model.revisions_model,
    )
]
_SET_UP = """
import django; django.setup()
from django.core.management import call_command; call_command("migrate", verbosity=0)
from reeve.access.models import Membership, Organisation, Role, User
from reeve.access.roles import bring_in_roles
bring_in_roles()
ashmere = Organisation.objects.create(reference="ashmere", name="Ashmere")
head = User.objects.create(username="head")
Membership.objects.create(user=head, organisation=ashmere, role=Role.objects.get(reference="head-of-ict"))
"""
_CHAIN = """
import django; django.setup()
from reeve.register.acts import first_broken_link; assert first_broken_link() is None
"""


@dataclass(frozen=True)
class Installation:
    """A record apart from the tests' database: processes that die must not take the others with them."""

    folder: Path
    environment: dict[str, str]
    query: Callable[[str], list[tuple[Any, ...]]]

    def python(self, *arguments: str) -> subprocess.Popen[str]:
        """A process in this installation."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [sys.executable, *arguments], env=self.environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )

    def ended(self, *arguments: str) -> str:
        """What a process prints, once it has ended well."""
        process = self.python(*arguments)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        return out

    def counts(self) -> tuple[int, ...]:
        """How many rows each table holds."""
        counted = " UNION ALL ".join(f"SELECT {n}, count(*) FROM {name}" for n, name in enumerate(TABLES))
        return tuple(count for _, count in sorted(self.query(counted)))

    def assert_whole(self, where: str) -> None:
        """Each part and each file that the record names lies as it was written, and nothing half written does."""
        for path, digest in self.query(f"SELECT path, digest FROM {EventPart._meta.db_table}"):
            assert _digest(self.folder / "warehouse" / path) == digest, where
        for path in (self.folder / "files").rglob("*"):
            if path.is_file() and path.suffix != ".partial":
                assert path.stem == _digest(path), where

    def assert_chain(self) -> None:
        """The chain of acts holds."""
        self.ended("-c", _CHAIN)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def an_installation(folder: Path) -> Iterator[Installation]:
    """A database of the kind that the tests run on, with one council and its head of ICT."""
    given = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REEVE_DATA")}
    given |= {"REEVE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "reeve.settings"}
    given["PYTHONPATH"] = str(Path(__file__).parent.parent.parent)
    if SQLITE:
        made = Installation(folder, given, _asking_sqlite(folder))
        made.ended("-c", _SET_UP)
        yield made
        return
    name = f"apart_{os.getpid()}"
    url = os.environ["DATABASE_URL"].rpartition("/")[0]
    given["DATABASE_URL"] = f"{url}/{name}"
    with closing(psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            made = Installation(folder, given, _asking_postgres(given["DATABASE_URL"]))
            made.ended("-c", _SET_UP)
            yield made
        finally:
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


class Forks:
    """A process that has everything imported, and forks one child for each write."""

    def __init__(self, installation: Installation) -> None:
        self._process = installation.python("-m", "tests.faults.forking")

    def begin(self, command: dict[str, Any]) -> int:
        """Begin a write in a child of its own; gives its process id."""
        self._say(json.dumps(command))
        return int(self._line())

    def end(self) -> int:
        """Wait until the child that was begun last has ended; gives its exit status, negative where it was killed."""
        self._say("wait")
        return os.waitstatus_to_exitcode(int(self._line()))

    def do(self, command: dict[str, Any]) -> None:
        """Do a write whole."""
        self.begin(command)
        assert self.end() == 0, command

    def kill(self, pid: int) -> None:
        """End the child at once, as the power would."""
        os.kill(pid, signal.SIGKILL)

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=30)

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            _, err = self._process.communicate(timeout=30)
            raise AssertionError(f"the process that forks has ended: {err}")
        return line
